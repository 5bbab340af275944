const DAY_MICROS = 86_400_000_000
const INFINITE_DAY = 2_147_483_647
const INFINITE_INSTANT = 9_223_372_036_854_775_807n

const pad = (value: number, width: number) => String(value).padStart(width, '0')
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => pad(value, 2))
const two = (value: number) => TWO_DIGITS[value] ?? pad(value, 2)

/** Days since 1970-01-01 as `2026-11-01`; years beyond four digits as ISO's `+012026-11-01`. */
export function dateText(day: number): string {
  if (day === INFINITE_DAY) return 'infinity'
  if (day === -INFINITE_DAY) return '-infinity'
  // Proleptic Gregorian calendar, counted from 0000-03-01 in eras of 400 years (146,097 days).
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const date = `${pad(month, 2)}-${pad(dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1, 2)}`
  return year >= 0 && year <= 9999
    ? `${pad(year, 4)}-${date}`
    : `${year < 0 ? '-' : '+'}${pad(Math.abs(year), 6)}-${date}`
}

/** Microseconds (and nanoseconds within one) of a day as `06:15:00`, with a fraction only when there is one. */
export function timeText(micros: number, nanos = 0): string {
  const seconds = Math.floor(micros / 1_000_000)
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const fraction = (micros % 1_000_000) * 1000 + nanos
  return fraction === 0 ? text : `${text}.${pad(fraction, 9).replace(/0+$/, '')}`
}

/**
 * A writer of microseconds since 1970 as `2026-11-01T06:15:00`, exact below 2^53 in size (the years 1684 to 2255).
 * It remembers the day it wrote last: rows in order share it.
 */
export function createTimestampText(): (micros: number) => string {
  let lastDay = Number.NaN
  let lastDate = ''
  return (micros) => {
    const day = Math.floor(micros / DAY_MICROS)
    if (day !== lastDay) {
      lastDate = `${dateText(day)}T`
      lastDay = day
    }
    return lastDate + timeText(micros - day * DAY_MICROS)
  }
}

/** The same for any value, counted in units of `1/perSecond` s; both infinities by name. */
export function bigTimestampText(value: bigint, perSecond: bigint): string {
  if (value === INFINITE_INSTANT) return 'infinity'
  if (value === -INFINITE_INSTANT) return '-infinity'
  const perDay = perSecond * 86_400n
  const inDay = ((value % perDay) + perDay) % perDay
  const nanos = inDay * (1_000_000_000n / perSecond)
  return `${dateText(Number((value - inDay) / perDay))}T${timeText(Number(nanos / 1000n), Number(nanos % 1000n))}`
}
