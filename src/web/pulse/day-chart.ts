import type { Pulse, PulseAnnotation } from '../../contract/schemas/authorities/pulse.ts'
import { FUEL_NAMES } from '../../core/fuel.ts'
import type { StackAnnotation, StackChart } from '../charts/stack-spec.ts'
import { zoneLabel } from '../state/zoned-text.ts'
import { hourAnchor } from './hour-anchor.ts'
import { toldMwh } from './told-hour.ts'

const HOUR_MS = 3_600_000

const SHORT: Readonly<Record<PulseAnnotation['kind'], string>> = {
  peak: 'Peak',
  trough: 'Lowest',
  forecast: 'Miss',
  ramp: 'Ramp',
  cleanest: 'Cleanest',
  price: 'Price',
}

/** The chart of a day: fuels on one another, demand and its forecast over them, and what is worth a word. */
export function dayChart(pulse: Pulse, zone: string, moment?: StackChart['moment']): StackChart {
  const starts = pulse.hours.map(({ interval_start }) => Temporal.Instant.from(interval_start))
  const [from, to] = [Temporal.Instant.from(pulse.day.from), Temporal.Instant.from(pulse.day.to)]
  return {
    description: `Generation by energy source and ${pulse.subject === 'demand' ? 'demand' : 'net generation'} of ${pulse.authority.name}, ${pulse.date}, hour by hour. ${pulse.headline.text}`,
    intervals: starts.map((start) => ({
      startMs: start.epochMilliseconds,
      endMs: start.epochMilliseconds + HOUR_MS,
      mark: hourAnchor(start, pulse.authority.zone),
    })),
    zone,
    zoneLabel: zoneLabel(zone, from, to.subtract({ minutes: 1 })),
    unitLabel: 'MWh',
    layers: pulse.fuels.map((fuel) => ({
      key: fuel,
      label: FUEL_NAMES[fuel],
      className: `fuel-${fuel}`,
      values: pulse.hours.map(({ fuels }) => fuels[fuel] ?? null),
    })),
    lines: [
      ...(pulse.subject === 'demand'
        ? [{ className: 'demand-forecast', values: pulse.hours.map((hour) => hour.forecast_mwh) }]
        : []),
      { className: 'demand-actual', values: pulse.hours.map((hour) => toldMwh(hour, pulse.subject)) },
    ],
    annotations: pulse.annotations.flatMap((annotation) => place(annotation, pulse)),
    ...(moment ? { moment } : {}),
  }
}

/** Where an annotation stands: in its hour at the level of what is told; a ramp between two hours, a miss between demand and forecast. */
function place({ kind, interval_start, label }: PulseAnnotation, { hours, subject }: Pulse): StackAnnotation[] {
  const index = hours.findIndex((hour) => hour.interval_start === interval_start)
  const hour = hours[index]
  const value = toldMwh(hour, subject)
  if (hour === undefined || value === null) return []
  const startMs = Temporal.Instant.from(interval_start).epochMilliseconds
  const words = { label, short: SHORT[kind] }
  const before = toldMwh(hours[index - 1], subject)
  if (kind === 'ramp' && before !== null) return [{ ...words, atMs: startMs, value: before, to: value }]
  const miss = kind === 'forecast' && hour.forecast_mwh !== null ? { to: hour.forecast_mwh } : {}
  return [{ ...words, atMs: startMs + HOUR_MS / 2, value, ...miss }]
}
