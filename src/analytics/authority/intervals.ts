import { GridlakeError } from '../../core/errors.ts'
import { dayOf, dayRange } from './market-days.ts'

/** An hour, a local day or a local month. */
export interface AuthorityInterval {
  startMs: number
  endMs: number
  /** Index of its first hour, and how many it has. */
  first: number
  count: number
}

export type IntervalLength = 'PT1H' | 'P1D' | 'P1M'

const HOUR_MS = 3_600_000
const MAX_DAYS: Readonly<Record<IntervalLength, number>> = { PT1H: 400, P1D: 4000, P1M: 4000 }

/**
 * The intervals that start in `[from, to)`, days and months whole, in order; their hours follow one another.
 * Errors: `usage.invalid_argument` where there are too many.
 */
export function listIntervals(
  { from, to, interval }: { from: Temporal.Instant; to: Temporal.Instant; interval: IntervalLength },
  zone: string,
): AuthorityInterval[] {
  const days = to.since(from).total('hours') / 24
  if (days > MAX_DAYS[interval]) {
    throw new GridlakeError('usage.invalid_argument', `${Math.round(days)} days are too many of ${interval}`, {
      hint: `ask for ${MAX_DAYS[interval]} days at most${interval === 'PT1H' ? ', or for interval=P1D' : ''}`,
    })
  }
  const starts = interval === 'PT1H' ? hourStarts(from, to) : localStarts(from, to, interval, zone)
  const firstMs = starts[0]?.startMs ?? 0
  return starts.map(({ startMs, endMs }) => ({
    startMs,
    endMs,
    first: (startMs - firstMs) / HOUR_MS,
    count: (endMs - startMs) / HOUR_MS,
  }))
}

interface Bounds {
  startMs: number
  endMs: number
}

function hourStarts(from: Temporal.Instant, to: Temporal.Instant): Bounds[] {
  const firstMs = Math.ceil(from.epochMilliseconds / HOUR_MS) * HOUR_MS
  const count = Math.max(0, Math.ceil((to.epochMilliseconds - firstMs) / HOUR_MS))
  return Array.from({ length: count }, (_, hour) => ({
    startMs: firstMs + hour * HOUR_MS,
    endMs: firstMs + (hour + 1) * HOUR_MS,
  }))
}

function localStarts(from: Temporal.Instant, to: Temporal.Instant, interval: 'P1D' | 'P1M', zone: string): Bounds[] {
  const step = interval === 'P1D' ? { days: 1 } : { months: 1 }
  const day = dayOf(from, zone)
  let date = interval === 'P1D' ? day : day.with({ day: 1 })
  const bounds: Bounds[] = []
  for (;;) {
    const start = dayRange(date, zone).from
    if (Temporal.Instant.compare(start, to) >= 0) return bounds
    const next = date.add(step)
    if (Temporal.Instant.compare(start, from) >= 0)
      bounds.push({ startMs: start.epochMilliseconds, endMs: dayRange(next, zone).from.epochMilliseconds })
    date = next
  }
}
