import type { Fuel } from '../../core/fuel.ts'
import type { OwnFuelMix } from '../../datasets/own-series.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { readColumns } from './read-columns.ts'

export const MIX_STEP_MS = 300_000

/** Output by energy source at moments five minutes apart, MW; NaN: none was captured. */
export interface FuelMixMoments {
  startsMs: Float64Array
  /** Only energy sources of which the range has anything. */
  fuelsMw: ReadonlyMap<Fuel, Float64Array>
  /** The newest publication, epoch ms; undefined without any. */
  publishedMs: number | undefined
  versions: Readonly<Record<string, number>>
}

export interface FuelMixQuestion extends Truth {
  mix: OwnFuelMix
  from: Temporal.Instant
  to: Temporal.Instant
}

/** The mix of the moments in `[from, to)`. Errors: `data.not_ingested`; the query's. */
export async function readFuelMix(
  engine: Engine,
  { mix: { dataset, fuels }, from, to, ...truth }: FuelMixQuestion,
  signal?: AbortSignal,
): Promise<FuelMixMoments> {
  const firstMs = Math.ceil(from.epochMilliseconds / MIX_STEP_MS) * MIX_STEP_MS
  const count = Math.max(0, Math.ceil((to.epochMilliseconds - firstMs) / MIX_STEP_MS))
  const columns = ['interval_start', 'fuel', 'gen_mw', 'published_at']
  const read = await readColumns(engine, { dataset, columns, from, to, ...truth }, signal)
  const fuelsMw = new Map<Fuel, Float64Array>()
  const [starts, names] = [read.texts('interval_start'), read.texts('fuel')]
  const momentsMs = new Map<string, number>()
  read.numbers('gen_mw').forEach((mw, row) => {
    const text = starts[row] as string
    const startMs = momentsMs.get(text) ?? Temporal.Instant.from(text).epochMilliseconds
    momentsMs.set(text, startMs)
    const place = (startMs - firstMs) / MIX_STEP_MS
    if (mw === null || !Number.isInteger(place) || place < 0 || place >= count) return
    const fuel = fuels[names[row] ?? ''] ?? 'other'
    const values = fuelsMw.get(fuel) ?? new Float64Array(count).fill(Number.NaN)
    fuelsMw.set(fuel, values)
    // Several names are `other`.
    values[place] = (values[place] || 0) + mw
  })
  const newest = read.texts('published_at').toSorted().at(-1)
  return {
    startsMs: Float64Array.from({ length: count }, (_, step) => firstMs + step * MIX_STEP_MS),
    fuelsMw,
    publishedMs: newest === undefined ? undefined : Temporal.Instant.from(newest).epochMilliseconds,
    versions: read.versions,
  }
}
