import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** `06:00–06:15 CST`; over a change of clocks each end with its own: `00:00 CDT–02:00 CST`. */
export function intervalText(start: Temporal.Instant, end: Temporal.Instant, zone: string): string {
  const from = start.toZonedDateTimeISO(zone)
  const to = end.toZonedDateTimeISO(zone)
  const [before, after] = [zoneAbbreviation(from), zoneAbbreviation(to)]
  return `${clock(from)}${before === after ? '' : ` ${before}`}–${clock(to)} ${after}`
}

const clock = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
