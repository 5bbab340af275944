import { findBestStart } from './best-start.ts'

/** How a forecast of some hours turned out. */
export interface ForecastScore {
  /** Hours that both are known of. */
  hours: number
  /** Mean absolute error, g/kWh. */
  maeGPerKwh: number
  /** Mean error, g/kWh; positive: the forecast was too high. */
  biasGPerKwh: number
  meanActualGPerKwh: number
  /** What the window that the forecast chose emitted above the best one there was, g/kWh; never negative. */
  regretGPerKwh: number
  /** What a load saved in the chosen window against starting at once, g/kWh. */
  savedGPerKwh: number
}

/**
 * Scores a forecast of hours against what came (g/kWh), with a load of `loadHours` hours placed by it. Undefined where an hour of either
 * is not known.
 */
export function scoreForecast(
  forecast: ArrayLike<number>,
  actual: ArrayLike<number>,
  loadHours: number,
): ForecastScore | undefined {
  const hours = forecast.length
  const errors = Array.from(forecast, (value, index) => value - (actual[index] ?? Number.NaN))
  if (hours === 0 || errors.some(Number.isNaN)) return undefined
  const chosen = findBestStart(forecast, loadHours)
  const best = findBestStart(actual, loadHours)
  if (!chosen || !best) return undefined
  const emitted = mean(Array.from(actual).slice(chosen.first, chosen.first + loadHours))
  return {
    hours,
    maeGPerKwh: mean(errors.map(Math.abs)),
    biasGPerKwh: mean(errors),
    meanActualGPerKwh: mean(Array.from(actual).slice(0, hours)),
    regretGPerKwh: Math.max(0, emitted - best.meanGPerKwh),
    savedGPerKwh: best.startNowGPerKwh - emitted,
  }
}

/** The scores of several forecasts as one; undefined of none. */
export function joinScores(scores: readonly ForecastScore[]): (ForecastScore & { forecasts: number }) | undefined {
  if (scores.length === 0) return undefined
  const hours = scores.reduce((sum, score) => sum + score.hours, 0)
  const byHours = (of: (score: ForecastScore) => number) =>
    scores.reduce((sum, score) => sum + of(score) * score.hours, 0) / hours
  return {
    forecasts: scores.length,
    hours,
    maeGPerKwh: byHours(({ maeGPerKwh }) => maeGPerKwh),
    biasGPerKwh: byHours(({ biasGPerKwh }) => biasGPerKwh),
    meanActualGPerKwh: byHours(({ meanActualGPerKwh }) => meanActualGPerKwh),
    regretGPerKwh: mean(scores.map(({ regretGPerKwh }) => regretGPerKwh)),
    savedGPerKwh: mean(scores.map(({ savedGPerKwh }) => savedGPerKwh)),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
