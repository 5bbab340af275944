import { FUEL_NAMES } from '../../core/fuel.ts'
import type { CardTable } from '../pulse/card-spec.ts'
import { powerText, shareText } from '../pulse/number-text.ts'
import { momentText } from '../state/zoned-text.ts'
import { alignWeek, type MixChoice } from './mix-chart.ts'
import type { MixRange, MixStep } from './mix-range.ts'
import type { MixData } from './mix-series.ts'

const WHAT: Readonly<Record<MixStep, string>> = { '5m': 'five minutes', '1h': 'hour', '1d': 'day', '1M': 'month' }

/** The range as a table, the latest interval first. */
export function mixTable(
  { series, demand, before }: MixData,
  { view, hidden }: MixChoice,
  { step }: MixRange,
  zone: string,
): CardTable {
  const { unit, intervals } = series
  const fuels = series.fuels.filter((fuel) => !hidden.has(fuel))
  const isShare = view === 'share'
  const demands = new Map(demand?.data.map(({ interval_start, demand_mwh }) => [interval_start, demand_mwh]))
  const hasDemand = [...demands.values()].some((mwh) => mwh !== null)
  const weekBefore = before ? alignWeek(series, before) : undefined
  const rows = intervals.map(({ startMs, startUtc, label, values, shares, total }, index) => ({
    startMs,
    head: step === '1h' || step === '5m' ? momentText(Temporal.Instant.from(startUtc), zone) : label,
    cells: [
      ...fuels.map((fuel) => (isShare ? shareText(shares[fuel]) : powerText(values[fuel]))),
      powerText(total),
      ...(hasDemand ? [powerText(demands.get(startUtc))] : []),
      ...(weekBefore ? [powerText(weekBefore[index])] : []),
    ],
  }))
  const each = step === '5m' ? `${unit} every five minutes` : `${unit} of each ${WHAT[step]}`
  return {
    caption: `${isShare ? 'Share of each energy source in what was generated' : each}, latest first; the time is ${step === '5m' ? 'that of the reading' : `the start of the ${WHAT[step]}`}`,
    columns: [
      'Start',
      ...fuels.map((fuel) => FUEL_NAMES[fuel]),
      `Total ${unit}`,
      ...(hasDemand ? ['Demand MWh'] : []),
      ...(weekBefore ? ['Total a week before'] : []),
    ],
    // What was not captured of so many moments is left out.
    rows: rows.filter((_, index) => step !== '5m' || intervals[index]?.total !== null).reverse(),
  }
}
