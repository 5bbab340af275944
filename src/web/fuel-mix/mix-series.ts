import type { FuelMix } from '../../contract/schemas/authorities/fuel-mix.ts'
import type { Demand, Generation } from '../../contract/schemas/authorities/series.ts'
import type { Fuel } from '../../core/fuel.ts'
import type { MixStep } from './mix-range.ts'

type Values = Readonly<Partial<Record<Fuel, number | null>>>

/** What was generated from each energy source in an interval, or at a moment. */
export interface MixInterval {
  startMs: number
  endMs: number
  startUtc: string
  /** On the wall clock of the authority, with its offset. */
  startLocal: string
  label: string
  values: Values
  shares: Readonly<Partial<Record<Fuel, number>>>
  total: number | null
  /** Hours that are published, of those that it has. */
  known: number
  hours: number
}

/** A range of the mix, whoever says it. */
export interface MixSeries {
  code: string
  name: string
  sources: readonly string[]
  step: MixStep
  /** Energy of an interval, or output at a moment. */
  unit: 'MWh' | 'MW'
  fuels: readonly Fuel[]
  /** Energy over the range. */
  totals: Generation['totals']
  intervals: readonly MixInterval[]
  /** End of the newest interval that has a value. */
  lastEndUtc: string | undefined
  publishedUtc: string | undefined
}

/** What a page of the mix shows. */
export interface MixData {
  series: MixSeries
  demand: Demand | undefined
  /** The same range a week before. */
  before: MixSeries | undefined
}

const MOMENT_MS = 300_000

/** EIA's hours, days or months. */
export function hourlySeries(generation: Generation, step: MixStep): MixSeries {
  const { authority, meta, fuels, totals, data } = generation
  const last = data.findLast(({ total_mwh }) => total_mwh !== null)
  return {
    ...authority,
    sources: meta.sources.map(({ name }) => name),
    step,
    unit: 'MWh',
    fuels,
    totals,
    intervals: data.map((interval) => ({
      startMs: msOf(interval.interval_start),
      endMs: msOf(interval.interval_end),
      startUtc: interval.interval_start,
      startLocal: interval.interval_start_local,
      label: interval.label,
      values: interval.fuels,
      shares: interval.shares,
      total: interval.total_mwh,
      known: interval.generation_hours,
      hours: interval.hours,
    })),
    lastEndUtc: last?.interval_end,
    publishedUtc: last?.published_at ?? undefined,
  }
}

/** ERCOT's moments, each shown until the next. */
export function fineSeries({
  authority,
  meta,
  fuels,
  totals,
  data,
  last_interval,
  last_published_at,
}: FuelMix): MixSeries {
  return {
    ...authority,
    sources: meta.sources.map(({ name }) => name),
    step: '5m',
    unit: 'MW',
    fuels,
    totals,
    intervals: data.map((moment) => ({
      startMs: msOf(moment.interval_start),
      endMs: msOf(moment.interval_start) + MOMENT_MS,
      startUtc: moment.interval_start,
      startLocal: moment.interval_start_local,
      label: moment.label,
      values: moment.fuels,
      shares: moment.shares,
      total: moment.total_mw,
      known: 1,
      hours: 1,
    })),
    lastEndUtc: last_interval ?? undefined,
    publishedUtc: last_published_at ?? undefined,
  }
}

const msOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds
