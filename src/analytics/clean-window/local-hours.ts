import { HOUR_MS } from './hour-series.ts'

/** Which hour of which local day an hour is. */
export interface LocalHour {
  /** Days since 1970-01-01 on the wall calendar. */
  day: number
  /** 0 to 23, on the wall clock. */
  hour: number
}

const DAY_MS = 86_400_000

/** The wall clock of `zone` at the hour that starts at `ms`. Both passes of the repeated hour are hour 1. */
export function localHourOf(ms: number, zone: string): LocalHour {
  const offsetMs = offsetAt(ms, zone)
  const wallMs = ms + offsetMs
  const day = Math.floor(wallMs / DAY_MS)
  return { day, hour: Math.floor((wallMs - day * DAY_MS) / HOUR_MS) }
}

/**
 * The instant at which hour `hour` of day `day` begins in `zone`: of the repeated hour its first pass. Undefined: the wall clock
 * skips that hour.
 */
export function startOfLocalHour({ day, hour }: LocalHour, zone: string): number | undefined {
  const wallMs = day * DAY_MS + hour * HOUR_MS
  // Standard and daylight time of the day: the earlier instant is the one with the larger offset.
  const offsets = [offsetAt(wallMs - DAY_MS / 2, zone), offsetAt(wallMs + DAY_MS, zone)]
  const starts = offsets.map((offsetMs) => wallMs - offsetMs).filter((ms) => ms + offsetAt(ms, zone) === wallMs)
  return starts.length === 0 ? undefined : Math.min(...starts)
}

const offsetAt = (ms: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
