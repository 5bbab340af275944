import type { Demand, Generation } from '../../contract/schemas/authorities/series.ts'
import { FUEL_NAMES, type Fuel } from '../../core/fuel.ts'
import type { StackAnnotation, StackChart } from '../charts/stack-spec.ts'
import { zoneLabel } from '../state/zoned-text.ts'
import type { MixRange } from './mix-range.ts'
import type { MixData, MixSeries } from './mix-series.ts'

export interface MixChoice {
  view: 'mw' | 'share'
  hidden: ReadonlySet<string>
}

/** The chart of a range: fuels on one another, in the series' unit or as shares of 100. */
export function mixChart(
  { series, demand, before }: MixData,
  { view, hidden }: MixChoice,
  range: MixRange,
  zone: string,
): StackChart {
  const { intervals } = series
  const shown = series.fuels.filter((fuel) => !hidden.has(fuel))
  const isShare = view === 'share'
  const isLong = range.step === '1d' || range.step === '1M'
  const demands = demand && alignDemand(series, demand)
  return {
    description: `Generation of ${series.name} by energy source${isShare ? ', as shares' : ''}, ${range.firstDate} to ${range.lastDate}.`,
    intervals: intervals.map(({ startMs, endMs }) => ({ startMs, endMs })),
    zone,
    zoneLabel: zoneLabel(zone, range.from, range.to.subtract({ minutes: 1 })),
    unitLabel: isShare ? '%' : isLong ? 'GWh' : series.unit,
    layers: shown.map((fuel) => ({
      key: fuel,
      label: FUEL_NAMES[fuel],
      className: `fuel-${fuel}`,
      values: intervals.map(({ values, shares }) => (isShare ? percentOf(shares[fuel]) : (values[fuel] ?? null))),
    })),
    lines: isShare
      ? []
      : [
          ...(before ? [{ className: 'week-before', values: alignWeek(series, before) }] : []),
          ...(demands?.some((mwh) => mwh !== null) ? [{ className: 'demand-actual', values: demands }] : []),
        ],
    annotations: isShare || !isLong ? [] : unfinished(series),
    ...(isShare ? { highest: 100 } : {}),
    ...(isShare || !isLong ? {} : { tickScale: 1000 }),
  }
}

/** Days and months that are not whole are lower than they will be: the newest of them says so. */
function unfinished({ intervals }: MixSeries): StackAnnotation[] {
  const last = intervals.findLast(({ total }) => total !== null)
  if (last?.total == null || last.known === last.hours) return []
  const label = `${last.known} of ${last.hours} hours`
  return [{ atMs: (last.startMs + last.endMs) / 2, value: Math.max(0, last.total), label, short: label }]
}

const percentOf = (share: number | undefined): number | null => (share === undefined ? null : share * 100)

/** Demand of each interval; what is not whole would look like a fall. */
function alignDemand({ intervals }: MixSeries, demand: Demand): (number | null)[] {
  const byStart = new Map(
    demand.data.map(({ interval_start, demand_mwh, demand_hours, hours }) => [
      interval_start,
      demand_hours === hours ? demand_mwh : null,
    ]),
  )
  return intervals.map(({ startUtc }) => byStart.get(startUtc) ?? null)
}

/** Total generation at the same time of the local clock a week before. */
export function alignWeek({ intervals }: MixSeries, before: MixSeries): (number | null)[] {
  const byClock = new Map<string, number | null>()
  for (const { startLocal, total } of before.intervals) {
    const clock = Temporal.PlainDateTime.from(startLocal.slice(0, 19)).add({ days: 7 }).toString()
    if (!byClock.has(clock)) byClock.set(clock, total)
  }
  return intervals.map(
    ({ startLocal }) => byClock.get(Temporal.PlainDateTime.from(startLocal.slice(0, 19)).toString()) ?? null,
  )
}

/** The fuel that made most; undefined without any. */
export function leadingFuel(totals: Generation['totals']): [Fuel, number] | undefined {
  const shares = Object.entries(totals ?? {}).map(([fuel, { share }]) => [fuel as Fuel, share ?? 0] as const)
  const [first] = shares.sort(([, a], [, b]) => b - a)
  return first && [...first]
}
