import { type ByteOutput, reserve, writeText } from './byte-output.ts'
import { NO_BYTES } from './result-encoder.ts'
import { bigTimestampText, createTimestampText, dateText } from './time-text.ts'

const DAY_SECONDS = 86_400
const ZERO = 0x30

/**
 * A writer of UTC timestamps as JSON, `"2026-11-01T06:15:00Z"`, from the two halves of their microseconds since 1970. It remembers
 * the day it wrote last: rows in order share it.
 */
export function createTimestampWriter(): (out: ByteOutput, high: number, low: number) => void {
  const timestampText = createTimestampText()
  let lastDay = Number.NaN
  let date: Uint8Array = NO_BYTES
  return (out, high, low) => {
    const micros = high * 4_294_967_296 + low
    const seconds = micros / 1_000_000
    if (!Number.isSafeInteger(micros) || !Number.isInteger(seconds)) {
      writeText(out, slowText(high, low, timestampText))
      return
    }
    const day = Math.floor(seconds / DAY_SECONDS)
    if (day !== lastDay) {
      date = Buffer.from(`"${dateText(day)}T`)
      lastDay = day
    }
    reserve(out, date.length + 10)
    const { bytes } = out
    let at = out.at
    for (let index = 0; index < date.length; index++) bytes[at++] = date[index] as number
    const inDay = seconds - day * DAY_SECONDS
    const hours = (inDay / 3600) | 0
    const minutes = ((inDay / 60) | 0) % 60
    at = writeTwo(bytes, at, hours)
    bytes[at++] = COLON
    at = writeTwo(bytes, at, minutes)
    bytes[at++] = COLON
    at = writeTwo(bytes, at, inDay % 60)
    bytes[at++] = 0x5a
    bytes[at++] = 0x22
    out.at = at
  }
}

const COLON = 0x3a

function writeTwo(bytes: Uint8Array, at: number, value: number): number {
  const tens = (value / 10) | 0
  bytes[at] = ZERO + tens
  bytes[at + 1] = ZERO + value - tens * 10
  return at + 2
}

/** Fractions of a second, far years and infinities. */
function slowText(high: number, low: number, timestampText: (micros: number) => string): string {
  const micros = high * 4_294_967_296 + low
  if (Number.isSafeInteger(micros)) return `"${timestampText(micros)}Z"`
  const text = bigTimestampText((BigInt(high) << 32n) + BigInt(low), 1_000_000n)
  return text.endsWith('infinity') ? `"${text}"` : `"${text}Z"`
}
