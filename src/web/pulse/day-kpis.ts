import type { Pulse, PulseKpi } from '../../contract/schemas/authorities/pulse.ts'
import { durationText } from '../state/market-time.ts'
import type { KpiView } from './day-view.ts'
import { intervalText } from './interval-text.ts'
import { shareText } from './number-text.ts'
import { unitText, valueText } from './value-text.ts'

/** The numbers of a day as they are shown. */
export const dayKpis = (pulse: Pulse, zone: string): KpiView[] =>
  pulse.kpis.map((kpi) => ({
    label: kpi.label,
    value: valueText(kpi.value, kpi.unit),
    unit: unitText(kpi.unit),
    delta: deltaOf(kpi, pulse.weekday),
    note: [spanOf(kpi, pulse, zone), kpi.age_seconds === null ? '' : `${durationText(kpi.age_seconds)} old`]
      .filter((text) => text !== '')
      .join(' · '),
  }))

function deltaOf({ forecast, delta, delta_pct, unit, baseline_days }: PulseKpi, weekday: string): string | undefined {
  if (forecast !== null) {
    if (forecast.delta_pct === null) return undefined
    return isNothing(forecast.delta_pct) ? 'as forecast' : `${besideText(forecast.delta_pct)} its forecast`
  }
  if (delta === null || baseline_days === 0) return undefined
  // A share differs by points; of its change in percent nobody can make sense.
  if (unit === '%')
    return `${valueText(Math.abs(delta), unit)} points ${delta < 0 ? 'below' : 'above'} a typical ${weekday}`
  if (delta_pct === null) return undefined
  return isNothing(delta_pct) ? `as on a typical ${weekday}` : `${besideText(delta_pct)} a typical ${weekday}`
}

/** Less than what is written of it. */
const isNothing = (percent: number): boolean => Math.abs(percent) < 0.05

/** `8.2 % above`. */
const besideText = (percent: number): string =>
  `${shareText(Math.abs(percent) / 100)} ${percent < 0 ? 'below' : 'above'}`

function spanOf({ scope, interval_start, interval_end, hours }: PulseKpi, { day }: Pulse, zone: string): string {
  if (interval_start === null || interval_end === null)
    return day.state === 'so_far' ? 'not published yet' : 'not published'
  const [start, end] = [Temporal.Instant.from(interval_start), Temporal.Instant.from(interval_end)]
  if (scope === 'hour') return intervalText(start, end, zone)
  if (scope === 'day_so_far') return `${hours} hours so far`
  return hours === day.hours ? `all ${hours} hours` : `${hours} of ${day.hours} hours`
}
