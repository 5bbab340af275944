import type { CarbonFactors } from '../carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../carbon/intensity-g-per-kwh.ts'
import { type ForecastMethod, forecastIntensity } from './forecast-intensity.ts'
import { type FuelHistory, fuelsKnownAt } from './fuel-history.ts'
import { HOUR_MS, type HourSeries } from './hour-series.ts'
import { localHourOf, startOfLocalHour } from './local-hours.ts'
import type { ErcotOutlook } from './read-ercot-outlook.ts'
import { type ForecastScore, scoreForecast } from './score-forecast.ts'

/** Forecasts are replayed as of this hour of the wall clock. */
export const MORNING_HOUR = 6
/** Hours of each replayed forecast; they begin an hour after the morning's moment. */
const FORECAST_HOURS = 24
/** So many mornings are looked for, going back. */
export const MORNINGS = 14
/** Mornings beyond this many days back are not looked at. */
const DAYS_BACK = 21

/** A forecast as it would have been made one morning, and how it turned out. */
export interface MorningScore {
  /** The moment as of which it is made, epoch ms. */
  morningMs: number
  score: ForecastScore
}

export interface BacktestInputs {
  history: FuelHistory
  /** Intensity as it is known by now, of the same hours. */
  actual: HourSeries
  /** The authority's own outlooks as they stood each morning. */
  outlooks: ReadonlyMap<number, ErcotOutlook>
  zone: string
  factors: CarbonFactors
}

/**
 * Replays a method as of 06:00 of the last mornings, newest first, from what was known at that moment alone, and scores the 24 hours
 * from 07:00 on against what came. Mornings whose hours are not all known are left out.
 */
export function backtest(
  method: ForecastMethod,
  { history, actual, outlooks, zone, factors }: BacktestInputs,
  loadHours: number,
): MorningScore[] {
  const end = actual.startMs + (actual.values.findLastIndex((value) => !Number.isNaN(value)) + 1) * HOUR_MS
  const newest = localHourOf(end - (FORECAST_HOURS + 1) * HOUR_MS, zone).day
  const scores: MorningScore[] = []
  for (let back = 0; back <= DAYS_BACK && scores.length < MORNINGS; back++) {
    const morningMs = startOfLocalHour({ day: newest - back, hour: MORNING_HOUR }, zone)
    if (morningMs === undefined) continue
    const fuelsMwh = fuelsKnownAt(history, morningMs)
    const known = { startMs: history.startMs, values: intensityGPerKwh(fuelsMwh, factors) }
    const inputs = { known, fuelsMwh, outlook: outlooks.get(morningMs), zone, factors }
    const firstMs = morningMs + HOUR_MS
    const from = (firstMs - actual.startMs) / HOUR_MS
    const score = scoreForecast(
      forecastIntensity(method, inputs, firstMs, FORECAST_HOURS),
      actual.values.subarray(Math.max(0, from), Math.max(0, from + FORECAST_HOURS)),
      loadHours,
    )
    if (score) scores.push({ morningMs, score })
  }
  return scores
}
