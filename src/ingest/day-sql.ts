import { type DayRun, listDayRuns } from '../core/time/market-days.ts'
import type { Batch } from './batch.ts'

/** Dates outside are absurd: no market here is older, no forecast longer. */
const FIRST_DAY = Temporal.PlainDate.from('2000-01-01')
const LAST_DAY = Temporal.PlainDate.from('2039-12-31')
/** Rows lie this near to their publication, nearly all of them. */
const NEAR_DAYS = 31
const DAY_US = 86_400_000_000

/**
 * The day of a date, in the zone of a batch, as `marketDaysSql` has it: a struct, all NULL outside of the calendar, or, with
 * `onlyNear`, of the days around the batch's publications. By comparing with runs of days between clock changes: DuckDB takes
 * a CSV for 42 rows, so that a join with a table of days would hash all the rows and lose their order; a lookup in a list takes as
 * long as reading the row, and planning a comparison with all runs as long as reading 100,000.
 */
export function daySql(
  date: string,
  { dataset, arrivals }: Pick<Batch, 'dataset' | 'arrivals'>,
  onlyNear = false,
): string {
  const all = listDayRuns(typeof dataset.zone === 'string' ? dataset.zone : 'UTC', FIRST_DAY, LAST_DAY)
  const near = onlyNear ? all.filter(nearness(arrivals)) : []
  const runs = near.length > 0 ? near : all
  const within = (run: DayRun) => `${date} BETWEEN DATE '${run.first}' AND DATE '${run.last}'`
  const midnights = runs.map(
    (run) => `WHEN ${within(run)} THEN ${run.midnightUtcUs} + (${date} - DATE '${run.first}')::BIGINT * ${DAY_US}`,
  )
  const isChange = (hours: number) => {
    const days = runs.filter(({ lastDayHours }) => lastDayHours === hours).map((run) => `DATE '${run.last}'`)
    return days.length === 0 ? 'false' : `coalesce(${date} IN (${days.join(', ')}), false)`
  }
  const [first, last] = [runs[0]?.first, runs.at(-1)?.last]
  return `struct_pack(date := CASE WHEN ${date} BETWEEN DATE '${first}' AND DATE '${last}' THEN ${date} END,
    midnight_us := CASE ${midnights.join(' ')} END, spring := ${isChange(23)}, fall := ${isChange(25)})`
}

/** Whether a run of days holds some near the publications of a batch. */
function nearness(arrivals: Batch['arrivals']): (run: DayRun) => boolean {
  const published = arrivals.flatMap(({ document }) => document.publishedAt ?? []).sort(Temporal.Instant.compare)
  const [first, last] = [published[0], published.at(-1)].map((at) => at?.toZonedDateTimeISO('UTC').toPlainDate())
  if (!first || !last) return () => false
  const from = first.subtract({ days: NEAR_DAYS })
  const to = last.add({ days: NEAR_DAYS })
  return (run) => Temporal.PlainDate.compare(run.last, from) >= 0 && Temporal.PlainDate.compare(run.first, to) <= 0
}
