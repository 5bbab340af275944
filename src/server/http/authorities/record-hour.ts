import { zoneAbbreviation } from '../../../core/time/zone-abbreviation.ts'

/** How the contract tells an hour. */
export interface HourRecord {
  interval_start: string
  interval_start_local: string
  hour_ending: number
  label: string
}

/** The hour that starts at `startMs`, as an instant and on the wall clock of `zone`. Pure. */
export function recordHour(startMs: number, zone: string): HourRecord {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs)
  const local = start.toZonedDateTimeISO(zone)
  const clock = `${String(local.hour).padStart(2, '0')}:00`
  const isRepeated = local.add({ hours: 1 }).hour === local.hour || local.subtract({ hours: 1 }).hour === local.hour
  return {
    interval_start: start.toString(),
    interval_start_local: local.toString({ timeZoneName: 'never' }),
    hour_ending: local.hour + 1,
    label: isRepeated ? `${clock} ${zoneAbbreviation(local)}` : clock,
  }
}
