import { CALENDAR } from './calendar.ts'

/** Instants between which offsets must be right, both inclusive. */
export interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

/** All days a document may speak of, in any zone. */
const CALENDAR_SPAN: Readonly<Span> = Object.freeze({
  from: Temporal.Instant.from(`${CALENDAR.first}T00:00Z`).subtract({ hours: 24 }),
  to: Temporal.Instant.from(`${CALENDAR.last}T00:00Z`).add({ hours: 48 }),
})

/**
 * BIGINT: microseconds by which the wall clock of `zone` is ahead of UTC at `us`, a BIGINT of epoch microseconds. Right within
 * `span`, and the faster the shorter that is. DuckDB's own `timezone()` takes twenty times as long.
 */
export function utcOffsetSql(zone: string, us: string, span: Span = CALENDAR_SPAN): string {
  const periods = listPeriods(zone, span)
  const among = (first: number, last: number): string => {
    const middle = (first + last + 1) >> 1
    const offset = `${periods[first]?.offsetUs ?? 0}::BIGINT`
    return first === last
      ? offset
      : `CASE WHEN ${us} < ${periods[middle]?.fromUs} THEN ${among(first, middle - 1)} ELSE ${among(middle, last)} END`
  }
  return among(0, periods.length - 1)
}

/** Times between two changes of the clock; the first has no start that matters. */
interface Period {
  fromUs: number
  offsetUs: number
}

function listPeriods(zone: string, { from, to }: Span): Period[] {
  const periods: Period[] = []
  let start: Temporal.ZonedDateTime | null = from.toZonedDateTimeISO(zone)
  while (start && Temporal.Instant.compare(start.toInstant(), to) <= 0) {
    periods.push({ fromUs: start.epochMilliseconds * 1000, offsetUs: start.offsetNanoseconds / 1000 })
    start = start.getTimeZoneTransition('next')
  }
  return periods.length > 0
    ? periods
    : [{ fromUs: 0, offsetUs: from.toZonedDateTimeISO(zone).offsetNanoseconds / 1000 }]
}
