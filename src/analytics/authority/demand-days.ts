import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { dayOf, dayRange } from './market-days.ts'
import { readColumns } from './read-columns.ts'

/** Starts of the first and the last hour whose demand the lake ever had, whatever the truth asked for. */
export interface DemandSpan {
  first: Temporal.Instant
  last: Temporal.Instant
}

/** Undefined: the lake has no demand of the authority. */
export async function readDemandSpan(engine: Engine, code: string): Promise<DemandSpan | undefined> {
  const keys = await engine.keys('eia.region_data')
  const held = keys.find(({ values }) => values['respondent'] === code && values['type'] === 'D')
  return held && { first: Temporal.Instant.from(held.firstInterval), last: Temporal.Instant.from(held.lastInterval) }
}

export interface DemandDayQuestion extends Truth {
  authority: Pick<BalancingAuthority, 'code' | 'zone'>
  date: Temporal.PlainDate
  span: DemandSpan
}

/** How many days are looked through at a time, so that the usual near one is found soon. */
const LOOK_DAYS = [40, 800, 5000]

/** The nearest day before (`-1`) or after (`1`) `date` that has demand; undefined: there is none. Errors: the query's. */
export async function findDemandDay(
  engine: Engine,
  direction: -1 | 1,
  { authority: { code, zone }, date, span, ...truth }: DemandDayQuestion,
  signal?: AbortSignal,
): Promise<Temporal.PlainDate | undefined> {
  const [start, end] = [direction < 0 ? span.last : span.first, direction < 0 ? span.first : span.last].map((moment) =>
    dayOf(moment, zone),
  ) as [Temporal.PlainDate, Temporal.PlainDate]
  const beside = date.add({ days: direction })
  // Beyond what there ever was there is nothing to look through.
  let next = Temporal.PlainDate.compare(beside, start) * direction < 0 ? start : beside
  for (const days of LOOK_DAYS) {
    if (Temporal.PlainDate.compare(next, end) * direction > 0) return undefined
    const last = nearest(next.add({ days: direction * days }), end, direction)
    const [from, to] = direction < 0 ? [last, next] : [next, last]
    const rows = await readColumns(
      engine,
      {
        dataset: 'eia.region_data',
        columns: ['operating_date', 'value_mwh'],
        filter: { respondent: [code], type: ['D'] },
        from: dayRange(from, zone).from,
        to: dayRange(to, zone).to,
        ...truth,
      },
      signal,
    )
    const values = rows.numbers('value_mwh')
    const dates = rows.texts('operating_date').filter((_, row) => values[row] !== null)
    const found = dates.toSorted().at(direction < 0 ? -1 : 0)
    if (found !== undefined) return Temporal.PlainDate.from(found)
    next = last.add({ days: direction })
  }
  return undefined
}

const nearest = (a: Temporal.PlainDate, b: Temporal.PlainDate, direction: -1 | 1): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) * direction <= 0 ? a : b
