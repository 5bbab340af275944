import { FUEL_NAMES } from '../../core/fuel.ts'
import type { CardTable } from '../pulse/card-spec.ts'
import { powerText, shareText } from '../pulse/number-text.ts'
import { momentText } from '../state/zoned-text.ts'
import { alignWeek, type MixChoice, type MixData } from './mix-chart.ts'
import type { MixRange } from './mix-range.ts'

/** The range as a table, the latest interval first. */
export function mixTable(
  { generation, demand, before }: MixData,
  { view, hidden }: MixChoice,
  { step }: MixRange,
  zone: string,
): CardTable {
  const fuels = generation.fuels.filter((fuel) => !hidden.has(fuel))
  const isShare = view === 'share'
  const demands = new Map(demand?.data.map(({ interval_start, demand_mwh }) => [interval_start, demand_mwh]))
  const weekBefore = before ? alignWeek(generation, before) : undefined
  const rows = generation.data.map((interval, index) => {
    const start = Temporal.Instant.from(interval.interval_start)
    return {
      startMs: start.epochMilliseconds,
      head: step === '1h' ? momentText(start, zone) : interval.label,
      cells: [
        ...fuels.map((fuel) => (isShare ? shareText(interval.shares[fuel]) : powerText(interval.fuels[fuel]))),
        powerText(interval.total_mwh),
        powerText(demands.get(interval.interval_start)),
        ...(weekBefore ? [powerText(weekBefore[index])] : []),
      ],
    }
  })
  const what = { '1h': 'hour', '1d': 'day', '1M': 'month' }[step]
  return {
    caption: `${isShare ? 'Share of each energy source in what was generated' : `MWh of each ${what}`}, latest first; the time is the start of the ${what}`,
    columns: [
      'Start',
      ...fuels.map((fuel) => FUEL_NAMES[fuel]),
      'Total MWh',
      'Demand MWh',
      ...(weekBefore ? ['Total a week before'] : []),
    ],
    rows: rows.reverse(),
  }
}
