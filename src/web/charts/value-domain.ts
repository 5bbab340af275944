/** Room that flat lines get, as a share of their height above zero: noise must not fill a chart. */
const LEAST_SPAN = 0.2

/**
 * Lowest and highest value that a value axis shows. Zero is in sight when asked for, or when it is no farther from the
 * values than they are apart. Without a value: 0 to 1.
 */
export function valueDomain(values: readonly number[], options: { zero: boolean }): [number, number] {
  if (values.length === 0) return [0, 1]
  const low = values.reduce((a, b) => Math.min(a, b))
  const high = values.reduce((a, b) => Math.max(a, b))
  const toZero = Math.max(low, -high)
  if (options.zero || toZero <= high - low) return widen(Math.min(0, low), Math.max(0, high))
  const missing = Math.max(0, toZero * LEAST_SPAN - (high - low))
  return [low - missing / 2, high + missing / 2]
}

/** All values are zero: still an axis. */
const widen = (low: number, high: number): [number, number] => (low === high ? [0, 1] : [low, high])
