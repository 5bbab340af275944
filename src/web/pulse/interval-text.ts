import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** `06:00–06:15 CST`. */
export function intervalText(start: Temporal.Instant, end: Temporal.Instant, zone: string): string {
  const from = start.toZonedDateTimeISO(zone)
  const to = end.toZonedDateTimeISO(zone)
  return `${clock(from)}–${clock(to)} ${zoneAbbreviation(from)}`
}

const clock = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
