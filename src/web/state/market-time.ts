import { zoneAbbreviation as abbreviate } from '../../core/time/zone-abbreviation.ts'
import { dateText } from './date-text.ts'

/** The market's zone: every time on a page is in it unless said otherwise. */
const MARKET_ZONE = 'America/Chicago'

const inMarket = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(MARKET_ZONE)

/** `CST` or `CDT`, whichever holds at `instant`. */
const zoneAbbreviation = (instant: Temporal.Instant): string => abbreviate(inMarket(instant))

/** `CST`, or `CDT/CST` over a change. */
export function zoneAbbreviations(from: Temporal.Instant, to: Temporal.Instant): string {
  return [...new Set([zoneAbbreviation(from), zoneAbbreviation(to)])].join('/')
}

/** `06:15`. */
const clockText = (instant: Temporal.Instant): string => timeText(inMarket(instant))

const timeText = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

/** `Fri, Nov 20, 06:15 CST`. */
export function momentText(instant: Temporal.Instant): string {
  const local = inMarket(instant)
  return `${dateText(local)}, ${timeText(local)} ${abbreviate(local)}`
}

/** `06:00–06:15 CST`. */
export const intervalText = (start: Temporal.Instant, end: Temporal.Instant): string =>
  `${clockText(start)}–${clockText(end)} ${zoneAbbreviation(start)}`

/** What a datetime-local input holds: `2026-11-20T06:15`. */
export const inputText = (instant: Temporal.Instant): string =>
  inMarket(instant).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** `as_of` in an address: local time, with its offset where the wall clock shows that time twice. */
export function addressText(instant: Temporal.Instant): string {
  const local = inMarket(instant)
  const earlier = local.toPlainDateTime().toZonedDateTime(MARKET_ZONE, { disambiguation: 'earlier' })
  const later = local.toPlainDateTime().toZonedDateTime(MARKET_ZONE, { disambiguation: 'later' })
  return earlier.equals(later) ? inputText(instant) : `${inputText(instant)}${local.offset}`
}

/** `4 min`, `3 h 5 min`, `2 d 4 h`; `under a minute`. */
export function durationText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return 'under a minute'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`
}
