import { type ByteOutput, reserve, writeText } from './byte-output.ts'

const ZERO = 0x30
const MINUS = 0x2d
const POINT = 0x2e

/** Whole numbers below 2^53 in size, written by their digits. */
export function writeInteger(out: ByteOutput, value: number): void {
  reserve(out, 17)
  writeDigits(out, value)
}

/** Up to so many hundredths a double and its digits are each other's only match (15 significant digits). */
const MAX_HUNDREDTHS = 1e12

/** A double as the shortest text that reads back the same, as `String` writes it; what JSON has no number for is `null`. */
export function writeDouble(out: ByteOutput, value: number): void {
  reserve(out, 17)
  const hundredths = Math.round(value * 100)
  if (hundredths / 100 !== value || hundredths > MAX_HUNDREDTHS || hundredths < -MAX_HUNDREDTHS) {
    writeText(out, Number.isFinite(value) ? String(value) : 'null')
    return
  }
  const size = Math.abs(hundredths)
  const cents = size % 100
  if (hundredths < 0) out.bytes[out.at++] = MINUS
  writeDigits(out, (size - cents) / 100)
  if (cents === 0) return
  const { bytes } = out
  bytes[out.at++] = POINT
  bytes[out.at++] = ZERO + Math.floor(cents / 10)
  if (cents % 10 !== 0) bytes[out.at++] = ZERO + (cents % 10)
}

function writeDigits(out: ByteOutput, value: number): void {
  const { bytes } = out
  let rest = value
  if (rest < 0) {
    bytes[out.at++] = MINUS
    rest = -rest
  }
  let digits = 1
  for (let limit = 10; rest >= limit; limit *= 10) digits++
  let at = out.at + digits
  out.at = at
  do {
    const tenth = Math.floor(rest / 10)
    bytes[--at] = ZERO + (rest - tenth * 10)
    rest = tenth
  } while (rest > 0)
}
