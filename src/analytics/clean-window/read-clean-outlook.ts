import type { Engine, Truth } from '../../engine/question.ts'
import type { CarbonFactors } from '../carbon/carbon-factors.ts'
import { MORNING_HOUR, MORNINGS } from './backtest.ts'
import { type CleanOutlook, makeCleanOutlook, type OutlookAsked, PAST_HOURS } from './clean-outlook.ts'
import { HOUR_MS } from './hour-series.ts'
import { ERCOT_OUTLOOK_READ, readErcotOutlooks } from './read-ercot-outlook.ts'
import { readFuelHistory } from './read-fuel-history.ts'

/** The mornings that are replayed, what publication lags behind, and four weeks before the first of them. */
const HISTORY_DAYS = MORNINGS + 3 + 28

/** Which authorities have outlooks of their own. */
const WITH_OUTLOOK: readonly string[] = ['ERCO']

export const CLEAN_READ = Object.freeze(['eia.fuel_type', ...ERCOT_OUTLOOK_READ] as const)

export interface CleanQuestion extends OutlookAsked {
  authority: string
  zone: string
  factors: CarbonFactors
  truth: Truth
}

export interface ReadCleanOutlook {
  /** Undefined: the lake has no generation of the authority in the days that are looked at. */
  outlook: CleanOutlook | undefined
  versions: Readonly<Record<string, number>>
  /** EIA's codes of energy sources that the authority reports. */
  codes: readonly string[]
  /** First hour that was read. */
  fromMs: number
}

/** An authority's intensity, past and to come, as the lake knows it under `truth`. Errors: `data.not_ingested`; the query's. */
export async function readCleanOutlook(
  engine: Engine,
  asked: CleanQuestion,
  signal?: AbortSignal,
): Promise<ReadCleanOutlook> {
  const { authority, zone, factors, truth, momentMs, horizonHours } = asked
  const currentMs = Math.floor(momentMs / HOUR_MS) * HOUR_MS
  const fromMs = currentMs - HISTORY_DAYS * 24 * HOUR_MS
  const outlooksAsked = {
    fromMs: currentMs - PAST_HOURS * HOUR_MS,
    toMs: currentMs + horizonHours * HOUR_MS,
    morningsFromMs: currentMs - (MORNINGS + 9) * 24 * HOUR_MS,
    atHour: MORNING_HOUR,
    truth,
  }
  const [history, ercot] = await Promise.all([
    readFuelHistory(engine, { authority, fromMs, toMs: currentMs + HOUR_MS, truth }, signal),
    WITH_OUTLOOK.includes(authority) ? readErcotOutlooks(engine, outlooksAsked, signal) : undefined,
  ])
  const inputs = {
    history,
    outlook: ercot?.current,
    outlooks: ercot?.mornings ?? new Map(),
    zone,
    factors,
  }
  return {
    outlook: makeCleanOutlook(inputs, asked),
    versions: { ...ercot?.versionsRead, ...history.versionsRead },
    codes: [...new Set(history.versions.map(({ code }) => code))].sort(),
    fromMs,
  }
}
