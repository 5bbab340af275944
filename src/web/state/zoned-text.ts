import { zoneAbbreviation as abbreviate } from '../../core/time/zone-abbreviation.ts'
import { dateText } from './date-text.ts'

/** `Fri, Nov 20, 06:15 CST`. */
export function momentText(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${dateText(local)}, ${clockText(local)} ${abbreviate(local)}`
}

/** `06:15 CST`. */
export function timeText(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone)
  return `${clockText(local)} ${abbreviate(local)}`
}

/** What a datetime-local input holds: `2026-11-20T06:15`. */
export const inputText = (instant: Temporal.Instant, zone: string): string =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** `CST`, or `CDT/CST` over a change. */
export function zoneLabel(zone: string, from: Temporal.Instant, to: Temporal.Instant): string {
  const labels = [from, to].map((instant) => abbreviate(instant.toZonedDateTimeISO(zone)))
  return [...new Set(labels)].join('/')
}

const clockText = ({ hour, minute }: Temporal.ZonedDateTime): string => `${two(hour)}:${two(minute)}`

const two = (value: number): string => String(value).padStart(2, '0')
