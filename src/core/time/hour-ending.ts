import { zoneAbbreviation } from './zone-abbreviation.ts'

export { parseMoment } from './parse-moment.ts'

/** An hour as the market names it: `HE 14 (13:00–14:00 CDT)`. Both passes of the repeated hour are `HE 02`, told apart by CDT and CST. */
export function formatHourEnding(startUtc: Temporal.Instant, zone: string): string {
  const start = startUtc.toZonedDateTimeISO(zone)
  const ending = start.hour + 1
  return `HE ${two(ending)} (${two(start.hour)}:00–${two(ending)}:00 ${zoneAbbreviation(start)})`
}

export interface WallFormat {
  /** Default true. */
  date?: boolean
  /** `none` leaves the time out. Default `minute`. */
  time?: 'none' | 'minute' | 'second'
  /** The zone's abbreviation behind a time. Default true. */
  abbreviation?: boolean
}

/** A moment on the wall clock of `zone`: `2026-11-01 13:45 CST`. */
export function formatWall(instant: Temporal.Instant, zone: string, format: WallFormat = {}): string {
  const moment = instant.toZonedDateTimeISO(zone)
  const time = format.time ?? 'minute'
  const parts = []
  if (format.date ?? true) parts.push(moment.toPlainDate().toString())
  if (time !== 'none') parts.push(moment.toPlainTime().toString({ smallestUnit: time, roundingMode: 'trunc' }))
  if (time !== 'none' && (format.abbreviation ?? true)) parts.push(zoneAbbreviation(moment))
  return parts.join(' ')
}

const two = (value: number): string => String(value).padStart(2, '0')
