import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** When an hour, or a dispatch, starts: `17:00 CDT`. */
export function hourText(startMs: number, zone: string, { abbreviation = true } = {}): string {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone)
  const clock = `${pad(start.hour)}:${pad(start.minute)}`
  return abbreviation ? `${clock} ${zoneAbbreviation(start)}` : clock
}

const pad = (value: number): string => String(value).padStart(2, '0')
