import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { type DayRange, dayOf, dayRange } from '../authority/market-days.ts'
import { readColumns } from '../authority/read-columns.ts'
import { addersSql } from './claim-sql.ts'
import { type GridCondition, gridCondition } from './grid-condition.ts'

export interface ConditionQuestion extends Truth {
  authority: BalancingAuthority
  /** Default: the day of `now`. */
  date?: Temporal.PlainDate
  now: Temporal.Instant
}

/** How a grid stood on a day. */
export interface ConditionAnswer {
  date: Temporal.PlainDate
  range: DayRange
  isOver: boolean
  /** With SQL that shows its rows. Undefined: nothing tells it of this authority, or the lake has nothing of the day. */
  condition: (GridCondition & { sql: string }) | undefined
  versions: Readonly<Record<string, number>>
}

/** Reads the price adders of a day and tells how the grid stood. Errors: the query's. */
export async function readCondition(
  engine: Engine,
  { authority: { zone, own }, date: askedDate, now, ...truth }: ConditionQuestion,
  signal?: AbortSignal,
): Promise<ConditionAnswer> {
  const date = askedDate ?? dayOf(now, zone)
  const range = dayRange(date, zone)
  const isOver = Temporal.Instant.compare(range.to, now) <= 0
  const day = { date, range, isOver }
  const adders = own?.priceAdders
  if (!adders) return { ...day, condition: undefined, versions: {} }
  const question = {
    dataset: adders.dataset,
    columns: ['interval_start', ...adders.columns],
    from: range.from,
    to: range.to,
    ...truth,
  }
  const read = await readColumns(engine, question, signal, { optional: true })
  const startsMs = Float64Array.from(
    read.texts('interval_start'),
    (text) => Temporal.Instant.from(text).epochMilliseconds,
  )
  const parts = adders.columns.map((name) => read.numbers(name))
  const usdPerMwh = Float64Array.from(startsMs, (_, run) => parts.reduce((sum, part) => sum + (part[run] ?? 0), 0))
  const condition = gridCondition({ startsMs, usdPerMwh }, { range, zone, isOver })
  return {
    ...day,
    condition: condition && { ...condition, sql: addersSql(adders, date.toString()) },
    versions: read.versions,
  }
}
