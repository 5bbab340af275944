import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import { dateText } from '../state/date-text.ts'

/** `today, 13:00–16:00 CDT`, `Thu, Jun 11, 23:00–01:00 CDT`; over a change of clocks each end with its own: `00:00 CDT–02:00 CST`. */
export function windowText(
  start: Temporal.Instant,
  end: Temporal.Instant,
  { zone, moment }: { zone: string; moment: Temporal.Instant },
): string {
  const [from, to, now] = [start, end, moment].map((instant) => instant.toZonedDateTimeISO(zone)) as [
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
    Temporal.ZonedDateTime,
  ]
  const [clockFrom, clockTo] = [zoneAbbreviation(from), zoneAbbreviation(to)]
  const times = `${clockText(from)}${clockFrom === clockTo ? '' : ` ${clockFrom}`}–${clockText(to)} ${clockTo}`
  return `${dayText(from, now)}, ${times}`
}

function dayText(day: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): string {
  const away = now.toPlainDate().until(day.toPlainDate()).days
  return away === 0 ? 'today' : away === 1 ? 'tomorrow' : dateText(day)
}

const clockText = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
