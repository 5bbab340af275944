import { dayRange } from './market-days.ts'

/** The hours of a local day among the hours of a range. */
export interface DaySlice {
  date: Temporal.PlainDate
  /** Index of its first hour, and how many it has: 23, 24 or 25. */
  first: number
  count: number
  /** Local hour, 0 to 23, in which each of them starts; the repeated one stands twice. */
  localHours: Uint8Array
}

const HOUR_MS = 3_600_000

/** Cuts days of `zone` from hours that start at `startsMs`; undefined: the hours do not reach over all of the day. */
export function createDaySlices(
  startsMs: Float64Array,
  zone: string,
): (date: Temporal.PlainDate) => DaySlice | undefined {
  const known = new Map<string, DaySlice | undefined>()
  const cut = (date: Temporal.PlainDate): DaySlice | undefined => {
    const { from, to } = dayRange(date, zone)
    const first = (from.epochMilliseconds - (startsMs[0] ?? Number.NaN)) / HOUR_MS
    const count = (to.epochMilliseconds - from.epochMilliseconds) / HOUR_MS
    if (!(first >= 0) || first + count > startsMs.length) return undefined
    const midnight = from.toZonedDateTimeISO(zone)
    const localHours = Uint8Array.from({ length: count }, (_, hour) =>
      count === 24 ? hour : midnight.add({ hours: hour }).hour,
    )
    return { date, first, count, localHours }
  }
  return (date) => {
    const key = date.toString()
    if (!known.has(key)) known.set(key, cut(date))
    return known.get(key)
  }
}
