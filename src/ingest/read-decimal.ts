/** A place in bytes. */
export interface Cursor {
  at: number
}

const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
/** Numbers of so many digits are exact in a double, and so is what they are divided by. */
const MAX_DIGITS = 15
const POWERS_OF_TEN = Float64Array.from({ length: MAX_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * Reads digits with an optional minus and point at the cursor and moves it behind them: the double nearest to the number. Where they
 * are no number, or one of more than 15 digits, the cursor is put at -1.
 */
export function readDecimal(bytes: Uint8Array, cursor: Cursor): number {
  let at = cursor.at
  const isNegative = bytes[at] === MINUS
  if (isNegative) at++
  let whole = 0
  let digits = 0
  let point = -1
  for (; ; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit
      digits++
    } else if (bytes[at] === POINT && point < 0) point = digits
    else break
  }
  cursor.at = digits > 0 && digits <= MAX_DIGITS ? at : -1
  const value = point < 0 ? whole : whole / (POWERS_OF_TEN[digits - point] as number)
  return isNegative ? -value : value
}
