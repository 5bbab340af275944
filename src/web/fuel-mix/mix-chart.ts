import type { Demand, Generation } from '../../contract/schemas/authorities/series.ts'
import { FUEL_NAMES, type Fuel } from '../../core/fuel.ts'
import type { StackAnnotation, StackChart } from '../charts/stack-spec.ts'
import { zoneLabel } from '../state/zoned-text.ts'
import type { MixRange } from './mix-range.ts'

export interface MixData {
  generation: Generation
  demand: Demand | undefined
  /** The same range a week before. */
  before: Generation | undefined
}

export interface MixChoice {
  view: 'mw' | 'share'
  hidden: ReadonlySet<string>
}

/** The chart of a range: fuels on one another, in MWh or as shares of 100. */
export function mixChart(
  { generation, demand, before }: MixData,
  { view, hidden }: MixChoice,
  range: MixRange,
  zone: string,
): StackChart {
  const { data, authority } = generation
  const shown = generation.fuels.filter((fuel) => !hidden.has(fuel))
  const isShare = view === 'share'
  return {
    description: `Generation of ${authority.name} by energy source${isShare ? ', as shares' : ''}, ${range.firstDate} to ${range.lastDate}.`,
    intervals: data.map(({ interval_start, interval_end }) => ({
      startMs: Temporal.Instant.from(interval_start).epochMilliseconds,
      endMs: Temporal.Instant.from(interval_end).epochMilliseconds,
    })),
    zone,
    zoneLabel: zoneLabel(zone, range.from, range.to.subtract({ minutes: 1 })),
    unitLabel: isShare ? '%' : range.step === '1h' ? 'MWh' : 'GWh',
    layers: shown.map((fuel) => ({
      key: fuel,
      label: FUEL_NAMES[fuel],
      className: `fuel-${fuel}`,
      values: data.map((interval) => (isShare ? percentOf(interval.shares[fuel]) : (interval.fuels[fuel] ?? null))),
    })),
    lines: isShare
      ? []
      : [
          ...(before ? [{ className: 'week-before', values: alignWeek(generation, before) }] : []),
          ...(demand ? [{ className: 'demand-actual', values: alignDemand(generation, demand) }] : []),
        ],
    annotations: isShare ? [] : unfinished(generation),
    ...(isShare ? { highest: 100 } : {}),
    ...(isShare || range.step === '1h' ? {} : { tickScale: 1000 }),
  }
}

/** Days and months that are not whole are lower than they will be: the newest of them says so. */
function unfinished({ data, interval }: Generation): StackAnnotation[] {
  const last = data.findLast(({ total_mwh }) => total_mwh !== null)
  if (interval === 'PT1H' || last?.total_mwh == null || last.generation_hours === last.hours) return []
  const [startMs, endMs] = [last.interval_start, last.interval_end].map(
    (at) => Temporal.Instant.from(at).epochMilliseconds,
  )
  const label = `${last.generation_hours} of ${last.hours} hours`
  return [{ atMs: ((startMs ?? 0) + (endMs ?? 0)) / 2, value: Math.max(0, last.total_mwh), label, short: label }]
}

const percentOf = (share: number | undefined): number | null => (share === undefined ? null : share * 100)

/** Demand of each interval; what is not whole would look like a fall. */
function alignDemand({ data }: Generation, demand: Demand): (number | null)[] {
  const byStart = new Map(
    demand.data.map(({ interval_start, demand_mwh, demand_hours, hours }) => [
      interval_start,
      demand_hours === hours ? demand_mwh : null,
    ]),
  )
  return data.map(({ interval_start }) => byStart.get(interval_start) ?? null)
}

/** Total generation at the same time of the local clock a week before. */
export function alignWeek({ data }: Generation, before: Generation): (number | null)[] {
  const byClock = new Map<string, number | null>()
  for (const { interval_start_local, total_mwh } of before.data) {
    const clock = Temporal.PlainDateTime.from(interval_start_local.slice(0, 19)).add({ days: 7 }).toString()
    if (!byClock.has(clock)) byClock.set(clock, total_mwh)
  }
  return data.map(
    ({ interval_start_local }) =>
      byClock.get(Temporal.PlainDateTime.from(interval_start_local.slice(0, 19)).toString()) ?? null,
  )
}

/** The fuel that made most; undefined without any. */
export function leadingFuel(totals: Generation['totals']): [Fuel, number] | undefined {
  const shares = Object.entries(totals ?? {}).map(([fuel, { share }]) => [fuel as Fuel, share ?? 0] as const)
  const [first] = shares.sort(([, a], [, b]) => b - a)
  return first && [...first]
}
