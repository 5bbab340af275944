import { hasCode } from '../../core/errors.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { hubOf } from '../pulse/read-hub-price.ts'
import { readAuthorityHours } from './read-authority-hours.ts'
import { columnsOf } from './read-columns.ts'
import { readTies } from './read-ties.ts'
import type { RhythmSeries } from './series-rhythm.ts'

/** The newest interval of a series, epoch ms. */
export interface Newest {
  startMs: number
  endMs: number
  /** Undefined: not known. */
  publishedMs: number | undefined
}

export interface NewestQuestion extends Truth {
  authority: string
  now: Temporal.Instant
}

export interface NewestAnswer {
  newest: ReadonlyMap<RhythmSeries, Newest>
  versions: Readonly<Record<string, number>>
}

const HOUR_MS = 3_600_000
const QUARTER_MS = HOUR_MS / 4
const LOOK_BACK_DAYS = 10

/** The newest hour of each series of an authority, of the last ten days and what is forecast. Errors: the query's. */
export async function readNewest(
  engine: Engine,
  { authority, now, ...truth }: NewestQuestion,
  signal?: AbortSignal,
): Promise<NewestAnswer> {
  const range = { from: now.subtract({ hours: LOOK_BACK_DAYS * 24 }), to: now.add({ hours: 72 }) }
  const asked = { authority, ...range, ...truth }
  const [hours, ties, price] = await Promise.all([
    readAuthorityHours(engine, asked, signal),
    readTies(engine, asked, signal),
    readNewestPrice(engine, { authority, now, ...truth }, signal),
  ])
  const { publishedMs, fuelsMwh, startsMs } = hours
  const anyOf = (all: Iterable<Float64Array>): number => {
    const last = (values: Float64Array) => values.findLastIndex((value) => !Number.isNaN(value))
    return Math.max(-1, ...[...all].map(last))
  }
  const series: readonly (readonly [RhythmSeries, Iterable<Float64Array>, Float64Array])[] = [
    ['demand', [hours.demandMwh], publishedMs.demand],
    ['forecast', [hours.forecastMwh], publishedMs.forecast],
    ['net_generation', [hours.netGenerationMwh], publishedMs.netGeneration],
    ['interchange', [hours.interchangeMwh], publishedMs.interchange],
    ['generation', fuelsMwh.values(), publishedMs.fuels],
    ['neighbours', ties.tiesMwh.values(), ties.publishedMs],
  ]
  const newest = new Map<RhythmSeries, Newest>()
  for (const [name, values, published] of series) {
    const index = anyOf(values)
    if (index < 0) continue
    const startMs = startsMs[index] as number
    newest.set(name, { startMs, endMs: startMs + HOUR_MS, publishedMs: published[index] || undefined })
  }
  if (price) newest.set('prices', price.newest)
  return { newest, versions: { ...price?.versions, ...ties.versions, ...hours.versions } }
}

async function readNewestPrice(
  engine: Engine,
  { authority, now, ...truth }: NewestQuestion,
  signal?: AbortSignal,
): Promise<{ newest: Newest; versions: Readonly<Record<string, number>> } | undefined> {
  const location = hubOf(authority)
  if (location === undefined) return undefined
  const range = { from: now.subtract({ hours: LOOK_BACK_DAYS * 24 }), to: now.add({ hours: 1 }) }
  const question = { market: 'rt', locations: [location], columns: ['interval_start'], ...range, ...truth } as const
  try {
    const read = await columnsOf(await engine.prices(question, 'columnar', signal))
    const last = read.texts('interval_start').at(-1)
    if (last === undefined) return undefined
    const startMs = Temporal.Instant.from(last).epochMilliseconds
    return { newest: { startMs, endMs: startMs + QUARTER_MS, publishedMs: undefined }, versions: read.versions }
  } catch (error) {
    if (hasCode(error, 'location.unknown') || hasCode(error, 'data.not_ingested')) return undefined
    throw error
  }
}
