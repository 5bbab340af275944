import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'

/** When an hour starts: `17:00 CDT`. */
export function hourText(startMs: number, zone: string, { abbreviation = true } = {}): string {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone)
  const clock = `${String(start.hour).padStart(2, '0')}:00`
  return abbreviation ? `${clock} ${zoneAbbreviation(start)}` : clock
}
