import type { CarbonFactors } from '../../../analytics/carbon/carbon-factors.ts'
import type { MorningScore } from '../../../analytics/clean-window/backtest.ts'
import type { BestStart } from '../../../analytics/clean-window/best-start.ts'
import type { CleanOutlook } from '../../../analytics/clean-window/clean-outlook.ts'
import type { HourWindow } from '../../../analytics/clean-window/clean-windows.ts'
import type { ForecastMethod } from '../../../analytics/clean-window/forecast-intensity.ts'
import { HOUR_MS } from '../../../analytics/clean-window/hour-series.ts'
import { joinScores } from '../../../analytics/clean-window/score-forecast.ts'
import type { Clean, ForecastSkill } from '../../../contract/schemas/authorities/clean.ts'
import { FUEL_NAMES } from '../../../core/fuel.ts'
import { comparisonText, METHOD_TEXTS, spanText } from './clean-texts.ts'
import { recordHour } from './record-hour.ts'

/** Beyond any data: g/kWh are known to far less. */
const round = (value: number, digits = 3): number => Number(value.toFixed(digits))
const known = (value: number): number | null => (Number.isNaN(value) ? null : round(value))

const LEVELS = { 1: 'low', 2: 'below_usual', 3: 'above_usual', 4: 'high' } as const

export interface CleanMoment {
  zone: string
  momentMs: number
  expectedAgeSeconds: number
}

/** What an outlook says, as the contract spells it; without what it was made from. Pure. */
export function recordOutlook(
  outlook: CleanOutlook,
  { zone, momentMs, expectedAgeSeconds }: CleanMoment,
  loadHours: number,
): Pick<
  Clean,
  | 'method'
  | 'now'
  | 'newest'
  | 'horizon_hours'
  | 'hours'
  | 'quartiles'
  | 'window_limit_g_per_kwh'
  | 'windows'
  | 'best_start'
  | 'skill'
  | 'baseline_skill'
  | 'skill_text'
> {
  const { currentMs, newest, method, past, ahead, quartiles, comparison, windowLimitGPerKwh } = outlook
  const current = ahead[0]
  const newestEndMs = newest.startMs + HOUR_MS
  const skill = recordSkill(method, outlook.mornings, loadHours)
  return {
    method: { name: method, ...METHOD_TEXTS[method] },
    now:
      current === undefined || Number.isNaN(current.gPerKwh)
        ? null
        : {
            ...recordSpan(currentMs, 1, zone),
            intensity_g_per_kwh: round(current.gPerKwh),
            kind: 'forecast',
            cleaner_than_share: comparison ? round(comparison.cleanerThanShare, 4) : null,
            compared_hours: comparison?.hours ?? 0,
            level: comparison ? LEVELS[comparison.quartile] : null,
            text: comparison ? comparisonText(comparison) : 'nothing to compare it with yet',
          },
    newest: {
      ...recordSpan(newest.startMs, 1, zone),
      intensity_g_per_kwh: round(newest.gPerKwh),
      age_seconds: (momentMs - newestEndMs) / 1000,
      expected_age_seconds: expectedAgeSeconds,
      text: spanText(newest.startMs, newestEndMs, zone),
    },
    horizon_hours: ahead.length,
    hours: [...past, ...ahead].map(({ startMs, gPerKwh, kind, quartile }) => ({
      ...recordHour(startMs, zone),
      intensity_g_per_kwh: known(gPerKwh),
      kind,
      quartile: quartile ?? null,
    })),
    quartiles: quartiles ? { q1: round(quartiles.q1), q2: round(quartiles.q2), q3: round(quartiles.q3) } : null,
    window_limit_g_per_kwh: windowLimitGPerKwh === undefined ? null : round(windowLimitGPerKwh),
    windows: outlook.windows.map((window) => recordWindow(window, currentMs, zone)),
    best_start: outlook.best ? recordBest(outlook.best, currentMs, zone) : null,
    skill,
    baseline_skill: outlook.baselineMornings
      ? recordSkill('seasonal-naive', outlook.baselineMornings, loadHours)
      : null,
    skill_text: skillText(skill),
  }
}

function recordSpan(startMs: number, hours: number, zone: string) {
  const end = Temporal.Instant.fromEpochMilliseconds(startMs + hours * HOUR_MS)
  return {
    ...recordHour(startMs, zone),
    interval_end: end.toString(),
    interval_end_local: end.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }),
  }
}

function recordWindow({ first, hours, meanGPerKwh }: HourWindow, currentMs: number, zone: string) {
  const startMs = currentMs + first * HOUR_MS
  return {
    ...recordSpan(startMs, hours, zone),
    hours,
    intensity_g_per_kwh: round(meanGPerKwh),
    text: spanText(startMs, startMs + hours * HOUR_MS, zone),
  }
}

function recordBest(best: BestStart, currentMs: number, zone: string): NonNullable<Clean['best_start']> {
  const { meanGPerKwh, startNowGPerKwh, meanOfAllGPerKwh } = best
  const againstNow = startNowGPerKwh - meanGPerKwh
  const againstMean = meanOfAllGPerKwh - meanGPerKwh
  return {
    ...recordWindow(best, currentMs, zone),
    start_now_g_per_kwh: known(startNowGPerKwh),
    mean_g_per_kwh: round(meanOfAllGPerKwh),
    saving_against_now_g_per_kwh: known(againstNow),
    saving_against_now_share: startNowGPerKwh > 0 ? round(againstNow / startNowGPerKwh, 4) : null,
    saving_against_mean_g_per_kwh: round(againstMean),
    saving_against_mean_share: meanOfAllGPerKwh > 0 ? round(againstMean / meanOfAllGPerKwh, 4) : 0,
  }
}

function recordSkill(
  method: ForecastMethod,
  mornings: readonly MorningScore[],
  loadHours: number,
): ForecastSkill | null {
  const joined = joinScores(mornings.map(({ score }) => score))
  if (!joined) return null
  const instants = mornings.map(({ morningMs }) => morningMs)
  const instantText = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString()
  return {
    method,
    mornings: joined.forecasts,
    first_morning: instantText(Math.min(...instants)),
    last_morning: instantText(Math.max(...instants)),
    mae_g_per_kwh: round(joined.maeGPerKwh),
    mae_share: joined.meanActualGPerKwh > 0 ? round(joined.maeGPerKwh / joined.meanActualGPerKwh, 4) : 0,
    bias_g_per_kwh: round(joined.biasGPerKwh),
    load_hours: loadHours,
    regret_g_per_kwh: round(joined.regretGPerKwh),
    saved_g_per_kwh: round(joined.savedGPerKwh),
  }
}

function skillText(skill: ForecastSkill | null): string {
  if (!skill)
    return 'It cannot be told yet how good this forecast is: no morning can be replayed with what the lake has.'
  const days = skill.mornings === 1 ? 'On the last day' : `Over the last ${skill.mornings} days`
  return `${days} this forecast was off by ${skill.mae_g_per_kwh.toFixed(0)} g/kWh on average.`
}

/** Factors as the contract spells them. Pure. */
export const recordFactors = ({ basis, title, unit, rows }: CarbonFactors): Clean['factors'] => ({
  basis,
  title,
  unit,
  rows: rows.map(({ gPerKwh, ...row }) => ({ ...row, name: FUEL_NAMES[row.fuel], g_per_kwh: gPerKwh })),
})

/** Pure. */
export function recordMix({ shares }: CleanOutlook): Clean['mix'] {
  const instantText = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString()
  return {
    from: instantText(shares.fromMs),
    to: instantText(shares.toMs),
    generation_mwh: round(shares.generationMwh),
    fuels: shares.fuels.map(({ fuel, generationMwh, generationShare, emissionsShare }) => ({
      fuel,
      name: FUEL_NAMES[fuel],
      mwh: round(generationMwh),
      generation_share: round(generationShare, 6),
      emissions_share: round(emissionsShare, 6),
    })),
    assumed_share: round(shares.assumedShare, 6),
    storage_discharge_mwh: round(shares.storageDischargeMwh),
    storage_charge_mwh: round(shares.storageChargeMwh),
  }
}
