import type { Fuel } from '../../core/fuel.ts'
import type { CarbonFactors } from '../carbon/carbon-factors.ts'
import { HOUR_MS, type HourSeries, valueAt } from './hour-series.ts'
import type { ErcotOutlook } from './read-ercot-outlook.ts'
import { intensityOfResidual, readResidualMix } from './residual-mix.ts'
import { forecastSeasonalNaive } from './seasonal-naive.ts'

/** How intensity is forecast. */
export type ForecastMethod = 'ercot-forecasts' | 'seasonal-naive'

/** What a forecast is made from, as it was known at some moment. */
export interface ForecastInputs {
  /** Intensity of the hours of which generation was known. */
  known: HourSeries
  /** Generation by fuel of the same hours. */
  fuelsMwh: ReadonlyMap<Fuel, Float64Array>
  /** The authority's own forecasts, where it has any. */
  outlook: ErcotOutlook | undefined
  zone: string
  factors: CarbonFactors
}

/** The residual's mix is that of so many of the newest hours. */
const MIX_HOURS = 7 * 24

/** Intensity of the hours from `startMs` on by a method, g/kWh; NaN where it has nothing to go by. */
export function forecastIntensity(
  method: ForecastMethod,
  inputs: ForecastInputs,
  startMs: number,
  count: number,
): Float64Array {
  if (method === 'seasonal-naive') return forecastSeasonalNaive(inputs.known, inputs.zone, startMs, count)
  const { outlook } = inputs
  const mix = readResidualMix(newestHours(inputs), inputs.factors)
  return Float64Array.from({ length: count }, (_, index) => {
    if (!mix || !outlook) return Number.NaN
    const at = (series: HourSeries) => valueAt(series, startMs + index * HOUR_MS)
    return intensityOfResidual(mix, at(outlook.loadMw), at(outlook.windMw), at(outlook.solarMw))
  })
}

/** Generation of the newest week of which there is any. */
function newestHours({ known, fuelsMwh }: ForecastInputs): Map<Fuel, Float64Array> {
  const end = known.values.findLastIndex((value) => !Number.isNaN(value)) + 1
  const first = Math.max(0, end - MIX_HOURS)
  return new Map([...fuelsMwh].map(([fuel, values]) => [fuel, values.subarray(first, end)]))
}
