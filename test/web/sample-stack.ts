import type { StackChart } from '../../src/web/charts/stack-spec.ts'

const HOUR_MS = 3_600_000
const zone = 'America/Chicago'

/** A day of a market with a morning, a noon of sun and an evening, with what a page says about it. */
export function sampleStack(date: string): StackChart {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const hours = start.hoursInDay
  const intervals = Array.from({ length: hours }, (_, index) => ({
    startMs: start.epochMilliseconds + index * HOUR_MS,
    endMs: start.epochMilliseconds + (index + 1) * HOUR_MS,
  }))
  const clock = intervals.map((_, index) => start.add({ hours: index }).hour)
  const demand = clock.map((hour) => 48_000 + 14_000 * Math.sin(((hour - 9) / 12) * Math.PI))
  const forecast = demand.map((mw, index) => mw * (1 + 0.05 * Math.sin(index)))
  const solar = clock.map((hour) => Math.max(0, 20_000 * Math.sin(((hour - 6) / 13) * Math.PI)))
  const battery = clock.map((hour) => (hour > 18 && hour < 22 ? 3000 : hour > 9 && hour < 15 ? -2500 : 0))
  const nuclear = clock.map(() => 5000)
  const gas = demand.map((mw, index) => mw - 5000 - (solar[index] ?? 0) - (battery[index] ?? 0))
  const middle = (index: number) => (intervals[index]?.startMs ?? 0) + HOUR_MS / 2
  const at = (index: number) => ({ atMs: middle(index), value: demand[index] ?? 0 })
  return {
    description: 'Generation of ERCO "by fuel" & demand',
    intervals,
    zone,
    zoneLabel: 'CST/CDT',
    unitLabel: 'MW',
    layers: [
      { key: 'nuclear', label: 'Nuclear', className: 'fuel-nuclear', values: nuclear },
      { key: 'gas', label: 'Gas', className: 'fuel-gas', values: gas },
      { key: 'solar', label: 'Solar', className: 'fuel-solar', values: solar },
      { key: 'battery', label: 'Batteries', className: 'fuel-battery', values: battery },
    ],
    lines: [
      { className: 'demand-forecast', values: forecast },
      { className: 'demand-actual', values: demand },
    ],
    annotations: [
      { ...at(15), label: 'Peak 62,000 MW at 15:00', short: 'Peak' },
      { ...at(3), label: 'Lowest 34,000 MW at 03:00', short: 'Lowest' },
      { ...at(7), to: forecast[7] ?? 0, label: 'Forecast 4.9 % too high', short: 'Miss' },
      {
        atMs: intervals[16]?.startMs ?? 0,
        value: demand[15] ?? 0,
        to: demand[16] ?? 0,
        label: 'Ramp +6,120 MW in an hour',
        short: 'Ramp',
      },
      { ...at(12), label: 'Cleanest hour, 160 g/kWh', short: 'Cleanest' },
    ],
  }
}
