import type { Pulse, PulseKpi } from '../../contract/schemas/authorities/pulse.ts'
import { durationText } from '../state/market-time.ts'
import type { KpiView } from './day-view.ts'
import { intervalText } from './interval-text.ts'
import { signedShareText } from './number-text.ts'
import { unitText, valueText } from './value-text.ts'

/** The numbers of a day as they are shown. */
export const dayKpis = (pulse: Pulse, zone: string): KpiView[] =>
  pulse.kpis.map((kpi) => ({
    label: kpi.label,
    value: valueText(kpi.value, kpi.unit),
    unit: unitText(kpi.unit),
    delta: deltaOf(kpi, pulse.weekday),
    note: [spanOf(kpi, zone), kpi.age_seconds === null ? '' : `${durationText(kpi.age_seconds)} old`]
      .filter((text) => text !== '')
      .join(' · '),
  }))

function deltaOf({ forecast, delta, delta_pct, unit, baseline_days }: PulseKpi, weekday: string): string | undefined {
  if (forecast !== null) {
    if (forecast.delta_pct === null) return undefined
    return isNothing(forecast.delta_pct) ? 'as forecast' : `${signedPercent(forecast.delta_pct)} on the forecast`
  }
  if (delta === null || baseline_days === 0) return undefined
  // A share differs by points; of its change in percent nobody can make sense.
  if (unit === '%') return `${signed(delta, unit)} points on a usual ${weekday}`
  if (delta_pct === null) return undefined
  return isNothing(delta_pct) ? `as on a usual ${weekday}` : `${signedPercent(delta_pct)} on a usual ${weekday}`
}

/** Less than what is written of it. */
const isNothing = (percent: number): boolean => Math.abs(percent) < 0.05

const signedPercent = (percent: number): string => signedShareText(percent / 100)

function signed(value: number, unit: string): string {
  const text = valueText(Math.abs(value), unit)
  return `${value < 0 ? '−' : '+'}${text}`
}

function spanOf({ scope, interval_start, interval_end, hours }: PulseKpi, zone: string): string {
  if (interval_start === null || interval_end === null) return 'not published yet'
  const [start, end] = [Temporal.Instant.from(interval_start), Temporal.Instant.from(interval_end)]
  if (scope === 'hour') return intervalText(start, end, zone)
  return scope === 'day' ? `all ${hours} hours` : `${hours} hours so far`
}
