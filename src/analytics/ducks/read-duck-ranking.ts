import type { Engine, Truth } from '../../engine/question.ts'
import { type FoundReference, findReference } from './find-reference.ts'
import type { LeftOutDay } from './left-out.ts'
import { measureDays } from './measure-days.ts'
import { type RankedDuck, rankDucks } from './rank-ducks.ts'
import { readDuckDays } from './read-duck-days.ts'
import { readReportedFuels } from './read-reported-fuels.ts'

export interface DuckRankingQuestion extends Truth {
  authority: string
  zone: string
  /** How many days are looked at: those that ended before `today`. */
  days: number
  /** The local day in which the question is asked. */
  today: Temporal.PlainDate
  /** What the reference window is made at, where one is to be made. */
  now: Temporal.Instant
  /** A window by its name. */
  reference?: string | undefined
}

export interface DuckRanking {
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  /** Undefined: the lake has no whole day, or the authority reports no solar. */
  reference: FoundReference | undefined
  reportsSolar: boolean
  /** Authorities that report solar, by code. */
  withSolar: readonly string[]
  /** Best first. */
  ducks: readonly RankedDuck[]
  leftOut: readonly LeftOutDay[]
  versions: Readonly<Record<string, number>>
}

/** The days of an authority by how much of a duck they are. Errors: `data.not_ingested` (nothing of demand, no such window). */
export async function readDuckRanking(
  engine: Engine,
  { days: count, today, now, reference: id, ...about }: DuckRankingQuestion,
  signal?: AbortSignal,
): Promise<DuckRanking> {
  const { authority, zone } = about
  const last = today.subtract({ days: 1 })
  const first = today.subtract({ days: count })
  const fuels = await readReportedFuels(engine)
  const reported = fuels.get(authority) ?? new Set()
  const { days, hours } = await readDuckDays(engine, { ...about, reported, first, last }, signal)
  const reportsSolar = reported.has('solar')
  const reference = reportsSolar
    ? await findReference(engine, { authority, zone, reported, now, id }, signal)
    : undefined
  const { measured, leftOut } = measureDays(days)
  return {
    first,
    last,
    reference,
    reportsSolar,
    withSolar: [...fuels].flatMap(([code, held]) => (held.has('solar') ? [code] : [])).toSorted(),
    ducks: reference ? rankDucks(measured, reference.reference) : [],
    leftOut,
    versions: hours.versions,
  }
}
