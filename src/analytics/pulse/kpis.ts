import { type Fuel, RENEWABLE_FUELS } from '../../core/fuel.ts'
import { baselineDays, percentAbove, type Typical, typicalOf } from '../authority/baseline.ts'
import { hoursOf } from '../authority/day-extremes.ts'
import type { DaySlice } from '../authority/day-slices.ts'
import { localHoursOf, sameHours } from '../authority/same-hours.ts'
import { type Subject, subjectMwh } from '../authority/subject.ts'
import type { ToldExtreme } from './extreme-claims.ts'
import type { PulseDay } from './pulse-day.ts'

export type KpiKind = Subject | 'peak' | 'renewables_share' | 'price' | 'intensity'

/** A number worth a glance, against what is typical for the same hours. */
export interface Kpi {
  kind: KpiKind
  unit: string
  /** Undefined: it is not published. */
  value: number | undefined
  /** `hour`: of the newest hour of a day that goes on. `day`: of the hours of the day that are there. */
  scope: 'hour' | 'day' | 'day_so_far'
  /** The hours that it is of. */
  indices: readonly number[]
  typical: Typical
  delta: number | undefined
  deltaPercent: number | undefined
  forecast: number | undefined
}

interface Measure {
  kind: KpiKind
  unit: string
  /** An hour counts where this has a value. */
  of: Float64Array
  mean(indices: readonly number[]): number | undefined
}

/** The row of numbers over a day: of the newest hour while it goes on, of the day once it is over. */
export function makeKpis(pulse: PulseDay, peak: ToldExtreme): Kpi[] {
  const { hours, intensityGPerKwh, price } = pulse
  const meanOf = (values: Float64Array) => (indices: readonly number[]) =>
    indices.reduce((sum, index) => sum + (values[index] as number), 0) / indices.length
  const mix = readMix(hours.fuelsMwh)
  const values = subjectMwh(hours, pulse.subject)
  const level = { kind: pulse.subject, unit: 'MWh', of: values, mean: meanOf(values) } as const
  const share: Measure = {
    kind: 'renewables_share',
    unit: '%',
    of: intensityGPerKwh,
    mean: (indices) => ratio(indices, mix.renewable, mix.generated, 100),
  }
  const intensity: Measure = {
    kind: 'intensity',
    unit: 'g CO2/kWh',
    of: intensityGPerKwh,
    mean: (indices) =>
      ratio(indices, (index) => (intensityGPerKwh[index] as number) * mix.generated(index), mix.generated),
  }
  const prices: Measure[] = price
    ? [{ kind: 'price', unit: 'USD/MWh', of: price.usdPerMwh, mean: meanOf(price.usdPerMwh) }]
    : []
  return [
    withForecast(makeKpi(pulse, level), hours.forecastMwh),
    peakKpi(pulse, peak),
    makeKpi(pulse, share),
    ...prices.map((measure) => makeKpi(pulse, measure)),
    makeKpi(pulse, intensity),
  ]
}

function makeKpi(pulse: PulseDay, { kind, unit, of, mean }: Measure): Kpi {
  const { day, baseline, state } = pulse
  const isRunning = state === 'so_far'
  const newest = isRunning ? newestHour(pulse, of) : undefined
  const indices = newest ? [newest.index] : isRunning ? [] : hoursOf(day, of)
  const place = newest?.day ?? day
  const local = localHoursOf(place, indices)
  const typical = typicalOf(newest ? newest.baseline : baseline, (other) => {
    const same = sameHours(other, of, local)
    return same && mean(same)
  })
  return compare({
    kind,
    unit,
    value: indices.length === 0 ? undefined : mean(indices),
    scope: isRunning ? 'hour' : 'day',
    indices,
    typical,
    forecast: undefined,
  })
}

const peakKpi = ({ state, toldHours }: PulseDay, { value, typical }: ToldExtreme): Kpi =>
  compare({
    kind: 'peak',
    unit: 'MWh',
    value,
    scope: state === 'so_far' ? 'day_so_far' : 'day',
    indices: toldHours,
    typical,
    forecast: undefined,
  })

/** The forecast of the same hours; of hours without one there is none. */
function withForecast(kpi: Kpi, forecastMwh: Float64Array): Kpi {
  const { indices } = kpi
  const sum = indices.reduce((total, index) => total + (forecastMwh[index] as number), 0)
  return { ...kpi, forecast: indices.length === 0 || Number.isNaN(sum) ? undefined : sum / indices.length }
}

function compare(kpi: Omit<Kpi, 'delta' | 'deltaPercent'>): Kpi {
  const { value, typical } = kpi
  const isKnown = value !== undefined && typical.value !== undefined
  return {
    ...kpi,
    delta: isKnown ? value - (typical.value as number) : undefined,
    deltaPercent: isKnown ? percentAbove(value, typical.value) : undefined,
  }
}

/** The newest hour that has a value, of the day or the two before it. */
function newestHour(
  { day, baseline, sliceOf }: PulseDay,
  of: Float64Array,
): { index: number; day: DaySlice; baseline: readonly DaySlice[] } | undefined {
  for (const days of [0, 1, 2]) {
    const slice = sliceOf(day.date.subtract({ days }))
    const index = slice && hoursOf(slice, of).at(-1)
    if (slice && index !== undefined)
      return { index, day: slice, baseline: days === 0 ? baseline : baselineDays(slice.date, sliceOf) }
  }
  return undefined
}

/** What generates, and the renewable part of it, MWh of an hour; what takes more than it gives counts for nothing. */
function readMix(fuelsMwh: ReadonlyMap<Fuel, Float64Array>) {
  const sum = (fuels: readonly (Float64Array | undefined)[]) => (index: number) =>
    fuels.reduce((total, values) => total + Math.max(0, values?.[index] || 0), 0)
  const generating = [...fuelsMwh].flatMap(([fuel, values]) => (fuel === 'battery' ? [] : [values]))
  return { generated: sum(generating), renewable: sum(RENEWABLE_FUELS.map((fuel) => fuelsMwh.get(fuel))) }
}

function ratio(
  indices: readonly number[],
  part: (index: number) => number,
  whole: (index: number) => number,
  factor = 1,
): number | undefined {
  const total = indices.reduce((sum, index) => sum + whole(index), 0)
  return total > 0 ? (factor * indices.reduce((sum, index) => sum + part(index), 0)) / total : undefined
}
