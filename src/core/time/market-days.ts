import { GridlakeError } from '../errors.ts'

export interface MarketDay {
  /** `YYYY-MM-DD`. */
  date: string
  /** Epoch microseconds of local midnight. */
  midnightUtcUs: bigint
  /** The day has 23 hours: 02:00 to 03:00 is skipped. */
  spring: boolean
  /** The day has 25 hours: 01:00 to 02:00 comes twice. */
  fall: boolean
}

/** Consecutive days of which only the last may be a change day. */
export interface DayRun {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  midnightUtcUs: bigint
  /** Hours of the last day. */
  lastDayHours: number
}

const DAY_US = 86_400_000_000n

/**
 * The local days of `zone` from `from` to `to`, both inclusive, each with the instant of its midnight.
 * Errors: `usage.invalid_argument` where the zone is unknown or changes its clock other than by one hour at 02:00.
 */
export function listMarketDays(zone: string, from: Temporal.PlainDate, to: Temporal.PlainDate): readonly MarketDay[] {
  const days: MarketDay[] = []
  for (const run of listDayRuns(zone, from, to)) {
    const count = run.first.until(run.last).days + 1
    for (let day = 0; day < count; day++) {
      const isLast = day === count - 1
      days.push(
        Object.freeze({
          date: run.first.add({ days: day }).toString(),
          midnightUtcUs: run.midnightUtcUs + BigInt(day) * DAY_US,
          spring: isLast && run.lastDayHours === 23,
          fall: isLast && run.lastDayHours === 25,
        }),
      )
    }
  }
  return Object.freeze(days)
}

/** `from`..`to` cut after every change day: inside a run, midnights are 24 hours apart. Errors: as `listMarketDays`. */
export function listDayRuns(zone: string, from: Temporal.PlainDate, to: Temporal.PlainDate): readonly DayRun[] {
  const runs: DayRun[] = []
  let first = from
  while (Temporal.PlainDate.compare(first, to) <= 0) {
    const midnight = startOfDay(zone, first)
    const change = midnight.getTimeZoneTransition('next')
    const changeDay = change?.subtract({ nanoseconds: 1 }).toPlainDate()
    const last = changeDay && Temporal.PlainDate.compare(changeDay, to) <= 0 ? changeDay : to
    const lastDayHours = last === changeDay ? changeDayHours(change, zone) : 24
    runs.push({ first, last, midnightUtcUs: midnight.epochNanoseconds / 1000n, lastDayHours })
    first = last.add({ days: 1 })
  }
  return runs
}

/** 23, 24 or 25. Errors: `usage.invalid_argument` where the zone is unknown. */
export function hoursInDay(zone: string, date: Temporal.PlainDate): number {
  return startOfDay(zone, date).hoursInDay
}

function startOfDay(zone: string, date: Temporal.PlainDate): Temporal.ZonedDateTime {
  try {
    return date.toZonedDateTime(zone)
  } catch (cause) {
    throw new GridlakeError('usage.invalid_argument', `${zone} is not a time zone`, {
      hint: 'give an IANA name such as America/Chicago',
      context: { zone },
      cause,
    })
  }
}

function changeDayHours(change: Temporal.ZonedDateTime | null | undefined, zone: string): number {
  const before = change?.subtract({ nanoseconds: 1 })
  const shiftHours = change && before ? (change.offsetNanoseconds - before.offsetNanoseconds) / 3_600_000_000_000 : 0
  const wall = before?.toPlainDateTime().add({ nanoseconds: 1 }).toPlainTime()
  if (Math.abs(shiftHours) === 1 && wall?.equals('02:00')) return 24 - shiftHours
  throw new GridlakeError(
    'usage.invalid_argument',
    `${zone} does not change its clock by one hour at 02:00: ${change}`,
    {
      hint: 'days of this zone in these years cannot be laid out as 23, 24 or 25 hours; shorten the range or take another zone',
      context: { zone, change: change?.toString() },
    },
  )
}
