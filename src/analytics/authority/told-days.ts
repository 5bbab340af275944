import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { dayOf, dayRange } from './market-days.ts'
import { readColumns } from './read-columns.ts'
import { SUBJECT_NAMES, SUBJECTS, type Subject } from './subject.ts'

/** Starts of the first and the last hour of a subject that the lake ever had, whatever the truth asked for. */
export interface ToldSpan {
  subject: Subject
  first: Temporal.Instant
  last: Temporal.Instant
}

/** What days of the authority can be told by, demand first. Empty: the lake has nothing of it. */
export async function readToldSpans(engine: Engine, code: string): Promise<ToldSpan[]> {
  const keys = await engine.keys('eia.region_data')
  return SUBJECT_NAMES.flatMap((subject) => {
    const held = keys.find(({ values }) => values['respondent'] === code && values['type'] === SUBJECTS[subject].type)
    if (!held) return []
    return { subject, first: Temporal.Instant.from(held.firstInterval), last: Temporal.Instant.from(held.lastInterval) }
  })
}

export interface ToldDayQuestion extends Truth {
  authority: Pick<BalancingAuthority, 'code' | 'zone'>
  date: Temporal.PlainDate
  span: ToldSpan
}

/** How many days are looked through at a time, so that the usual near one is found soon. */
const LOOK_DAYS = [40, 800, 5000]

/** The nearest day before (`-1`) or after (`1`) `date` that has an hour of the subject; undefined: there is none. Errors: the query's. */
export async function findToldDay(
  engine: Engine,
  direction: -1 | 1,
  { authority: { code, zone }, date, span, ...truth }: ToldDayQuestion,
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
        filter: { respondent: [code], type: [SUBJECTS[span.subject].type] },
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
