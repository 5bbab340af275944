import { type DayRun, listDayRuns } from '../core/time/market-days.ts'
import type { Batch } from './batch.ts'

/** Dates outside are absurd: no market here is older, no forecast longer. */
const FIRST_DAY = Temporal.PlainDate.from('2000-01-01')
const LAST_DAY = Temporal.PlainDate.from('2039-12-31')
/** Rows lie this near to their publication, nearly all of them. */
const NEAR_DAYS = 31
const DAY_US = 86_400_000_000

/**
 * The day of a date, in the zone of a batch, as `marketDaysSql` has it: a struct, all NULL outside of the calendar. By comparing
 * with runs of days between clock changes, the batch's own first. DuckDB takes a CSV for 42 rows, so that a join with a table of
 * days would hash all the rows and lose their order; a lookup in a list takes as long as reading the row.
 */
export function daySql(date: string, { dataset, arrivals }: Pick<Batch, 'dataset' | 'arrivals'>): string {
  const runs = listDayRuns(typeof dataset.zone === 'string' ? dataset.zone : 'UTC', FIRST_DAY, LAST_DAY)
  const isNear = nearness(arrivals)
  const [near, far] = [runs.filter(isNear), runs.filter((run) => !isNear(run))]
  const within = ({ first, last }: DayRun) => `${date} BETWEEN DATE '${first}' AND DATE '${last}'`
  const midnight = (run: DayRun) => `${run.midnightUtcUs} + (${date} - DATE '${run.first}')::BIGINT * ${DAY_US}`
  const isChange = (of: readonly DayRun[], hours: number) => {
    const days = of.filter(({ lastDayHours }) => lastDayHours === hours).map((run) => `DATE '${run.last}'`)
    return days.length === 0 ? 'false' : `${date} IN (${days.join(', ')})`
  }
  const isOfNear = near.length === 0 ? 'false' : near.map(within).join(' OR ')
  const flag = (hours: number) => `CASE WHEN ${isOfNear} THEN ${isChange(near, hours)} ELSE ${isChange(far, hours)} END`
  return `struct_pack(date := CASE WHEN ${date} BETWEEN DATE '${FIRST_DAY}' AND DATE '${LAST_DAY}' THEN ${date} END,
    midnight_us := CASE ${[...near, ...far].map((run) => `WHEN ${within(run)} THEN ${midnight(run)}`).join(' ')} END,
    spring := ${flag(23)}, fall := ${flag(25)})`
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
