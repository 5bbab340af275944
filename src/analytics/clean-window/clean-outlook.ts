import type { CarbonFactors } from '../carbon/carbon-factors.ts'
import { type GenerationShares, generationShares } from '../carbon/generation-shares.ts'
import { intensityGPerKwh } from '../carbon/intensity-g-per-kwh.ts'
import { backtest, type MorningScore } from './backtest.ts'
import { type BestStart, findBestStart } from './best-start.ts'
import { findCleanWindows, type HourWindow } from './clean-windows.ts'
import { type ForecastMethod, forecastIntensity } from './forecast-intensity.ts'
import { type FuelHistory, fuelsKnownAt } from './fuel-history.ts'
import { HOUR_MS, type HourSeries, valueAt } from './hour-series.ts'
import { findQuartiles, type Quartile, type Quartiles, quartileOf } from './quartiles.ts'
import type { ErcotOutlook } from './read-ercot-outlook.ts'

/** Hours shown before the current one. */
export const PAST_HOURS = 48
/** Clean windows are looked for in so many hours. */
const WINDOW_HOURS = 24
/** The present is compared with the hours of so many days. */
export const COMPARED_DAYS = 30

/** What is made of: `reported` generation; the method, of an hour that is over (`estimated`) or is not (`forecast`). */
export type HourKind = 'reported' | 'estimated' | 'forecast'

export interface CleanHour {
  startMs: number
  /** NaN: neither reported nor to be estimated. */
  gPerKwh: number
  kind: HourKind
  /** By the quartiles of the horizon. */
  quartile: Quartile | undefined
}

/** A level as people say it, by the quartiles of the compared days. */
export interface Comparison {
  /** Part of the reported hours that were dirtier, 0 to 1. */
  cleanerThanShare: number
  /** How many hours that is of. */
  hours: number
  quartile: Quartile
}

export interface CleanOutlook {
  /** Start of the hour that the moment lies in: the first of the horizon. */
  currentMs: number
  /** The newest hour of which generation is known. */
  newest: { startMs: number; gPerKwh: number }
  method: ForecastMethod
  past: readonly CleanHour[]
  /** The horizon: the current hour and those after it. */
  ahead: readonly CleanHour[]
  /** Of the horizon; undefined where nothing can be forecast. */
  quartiles: Quartiles | undefined
  /** The first quartile of the next 24 hours, which a clean window stays under. */
  windowLimitGPerKwh: number | undefined
  /** Indices count hours of the horizon. */
  windows: readonly HourWindow[]
  best: BestStart | undefined
  comparison: Comparison | undefined
  mornings: readonly MorningScore[]
  /** Of the plain method, where another is used. */
  baselineMornings: readonly MorningScore[] | undefined
  /** Who made the energy of the newest 24 hours of which generation is known. */
  shares: GenerationShares & { fromMs: number; toMs: number }
}

export interface OutlookInputs {
  history: FuelHistory
  outlook: ErcotOutlook | undefined
  /** As they stood each morning. */
  outlooks: ReadonlyMap<number, ErcotOutlook>
  zone: string
  factors: CarbonFactors
}

export interface OutlookAsked {
  momentMs: number
  horizonHours: number
  loadHours: number
}

/** What is known and forecast of an authority's intensity at a moment. Pure. Undefined: `history` has no hour with an intensity. */
export function makeCleanOutlook(inputs: OutlookInputs, asked: OutlookAsked): CleanOutlook | undefined {
  const { history, factors, zone, outlook } = inputs
  const fuelsMwh = fuelsKnownAt(history)
  const known: HourSeries = { startMs: history.startMs, values: intensityGPerKwh(fuelsMwh, factors) }
  const newestIndex = known.values.findLastIndex((value) => !Number.isNaN(value))
  if (newestIndex < 0) return undefined
  const currentMs = Math.floor(asked.momentMs / HOUR_MS) * HOUR_MS
  const made = { known, fuelsMwh, outlook, zone, factors }
  const own = forecastIntensity('ercot-forecasts', made, currentMs, asked.horizonHours)
  const method: ForecastMethod = own.some(Number.isNaN) ? 'seasonal-naive' : 'ercot-forecasts'
  const plain = (startMs: number, count: number) => forecastIntensity('seasonal-naive', made, startMs, count)
  const forecast = method === 'ercot-forecasts' ? own : plain(currentMs, asked.horizonHours)
  const quartiles = findQuartiles(forecast)
  const hour = (startMs: number, gPerKwh: number, kind: HourKind): CleanHour => ({
    startMs,
    gPerKwh,
    kind,
    quartile: quartiles && !Number.isNaN(gPerKwh) ? quartileOf(gPerKwh, quartiles) : undefined,
  })
  const pastMs = currentMs - PAST_HOURS * HOUR_MS
  const estimates = forecastIntensity(method, made, pastMs, PAST_HOURS)
  const plainEstimates = plain(pastMs, PAST_HOURS)
  const past = Array.from(estimates, (estimate, index) => {
    const startMs = pastMs + index * HOUR_MS
    const reported = valueAt(known, startMs)
    if (!Number.isNaN(reported)) return hour(startMs, reported, 'reported')
    return hour(startMs, Number.isNaN(estimate) ? (plainEstimates[index] ?? Number.NaN) : estimate, 'estimated')
  })
  const nextDay = forecast.subarray(0, WINDOW_HOURS)
  const windowLimitGPerKwh = findQuartiles(nextDay)?.q1
  const tested = { history, actual: known, outlooks: inputs.outlooks, zone, factors }
  return {
    currentMs,
    newest: { startMs: known.startMs + newestIndex * HOUR_MS, gPerKwh: known.values[newestIndex] ?? Number.NaN },
    method,
    past,
    ahead: Array.from(forecast, (gPerKwh, index) => hour(currentMs + index * HOUR_MS, gPerKwh, 'forecast')),
    quartiles,
    windowLimitGPerKwh,
    windows: windowLimitGPerKwh === undefined ? [] : findCleanWindows(nextDay, windowLimitGPerKwh),
    best: findBestStart(forecast, asked.loadHours),
    comparison: compare(forecast[0] ?? Number.NaN, known, currentMs),
    mornings: backtest(method, tested, asked.loadHours),
    baselineMornings: method === 'seasonal-naive' ? undefined : backtest('seasonal-naive', tested, asked.loadHours),
    shares: sharesUntil(fuelsMwh, known, newestIndex, factors),
  }
}

function compare(gPerKwh: number, known: HourSeries, currentMs: number): Comparison | undefined {
  const from = Math.max(0, (currentMs - COMPARED_DAYS * 24 * HOUR_MS - known.startMs) / HOUR_MS)
  const hours = known.values.subarray(from).filter((value) => !Number.isNaN(value))
  const quartiles = findQuartiles(hours)
  if (!quartiles || Number.isNaN(gPerKwh)) return undefined
  return {
    cleanerThanShare: hours.filter((value) => value > gPerKwh).length / hours.length,
    hours: hours.length,
    quartile: quartileOf(gPerKwh, quartiles),
  }
}

function sharesUntil(
  fuelsMwh: ReturnType<typeof fuelsKnownAt>,
  known: HourSeries,
  newestIndex: number,
  factors: CarbonFactors,
): CleanOutlook['shares'] {
  const first = Math.max(0, newestIndex + 1 - 24)
  const day = new Map([...fuelsMwh].map(([fuel, values]) => [fuel, values.subarray(first, newestIndex + 1)]))
  return {
    ...generationShares(day, factors),
    fromMs: known.startMs + first * HOUR_MS,
    toMs: known.startMs + (newestIndex + 1) * HOUR_MS,
  }
}
