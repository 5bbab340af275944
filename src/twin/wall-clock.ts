/** A moment as a market's wall clock shows it. */
export interface WallTime {
  /** Wall time as if it were UTC, ms: its UTC fields are the wall's fields. */
  wallMs: number
  offsetMs: number
  /** True in the second pass of an hour that autumn repeats. */
  repeatedHour: boolean
}

/** Reads a market's wall clock at an instant, ms since 1970. */
export type ReadWallClock = (epochMs: number) => WallTime

interface Period {
  fromMs: number
  untilMs: number
  offsetMs: number
  repeatedUntilMs: number
}

/** A fast reader of `zone`'s wall clock: one look-up in the time-zone database for each half year asked about. */
export function createWallClock(zone: string): ReadWallClock {
  const periods: Period[] = []
  let last: Period | undefined
  return (epochMs) => {
    if (last === undefined || epochMs < last.fromMs || epochMs >= last.untilMs) {
      last = periods.find((period) => epochMs >= period.fromMs && epochMs < period.untilMs)
      if (last === undefined) {
        last = readPeriod(zone, epochMs)
        periods.push(last)
      }
    }
    return {
      wallMs: epochMs + last.offsetMs,
      offsetMs: last.offsetMs,
      repeatedHour: epochMs < last.repeatedUntilMs,
    }
  }
}

function readPeriod(zone: string, epochMs: number): Period {
  const here = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const offsetMs = here.offsetNanoseconds / 1e6
  // `previous` is strictly earlier than its argument: ask from the next ms so that a transition at `epochMs` counts.
  const before = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const after = here.getTimeZoneTransition('next')
  const fromMs = before?.epochMilliseconds ?? -Infinity
  const earlierOffsetMs = before === null ? offsetMs : before.subtract({ milliseconds: 1 }).offsetNanoseconds / 1e6
  return {
    fromMs,
    untilMs: after?.epochMilliseconds ?? Infinity,
    offsetMs,
    repeatedUntilMs: earlierOffsetMs > offsetMs ? fromMs + (earlierOffsetMs - offsetMs) : -Infinity,
  }
}
