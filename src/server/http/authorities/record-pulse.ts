import { latestOf } from '../../../analytics/authority/sum-hours.ts'
import type { CleanHours } from '../../../analytics/pulse/clean-hours.ts'
import type { Kpi } from '../../../analytics/pulse/kpis.ts'
import type { PulseAnswer } from '../../../analytics/pulse/read-pulse.ts'
import type { Pulse, PulseHour, PulseKpi, PulseMeta } from '../../../contract/schemas/authorities/pulse.ts'
import { FUELS } from '../../../core/fuel.ts'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import type { Truth } from '../../../engine/question.ts'
import { instantText, recordClaim } from './record-claim.ts'
import { recordHour } from './record-hour.ts'
import { recordMeta } from './record-meta.ts'

const HOUR_MS = 3_600_000
const MAX_RECEIPTS = 100

const ERCOT_PRICES = {
  name: 'ERCOT, settlement point prices (NP6-905-CD)',
  url: 'https://www.ercot.com/mp/data-products/data-product-details?id=NP6-905-CD',
  licence: 'ERCOT terms of use',
} as const

/** What a value of an array is in an answer: null where there is none. */
const numberOf = (values: ArrayLike<number> | undefined, index: number): number | null => {
  const value = values?.[index]
  return value === undefined || Number.isNaN(value) ? null : value
}

/** A told day as the contract spells it. Pure. */
export function recordPulse(
  authority: BalancingAuthority,
  answer: PulseAnswer,
  truth: Truth,
  now: Temporal.Instant,
): Pulse {
  const { pulse, hours, range, date, price } = answer
  const { first, count } = pulse.day
  const indices = Array.from({ length: count }, (_, hour) => first + hour)
  const fuels = FUELS.filter((fuel) => indices.some((index) => numberOf(hours.fuelsMwh.get(fuel), index) !== null))
  const toHour = (index: number): PulseHour => ({
    ...recordHour(hours.startsMs[index] as number, authority.zone),
    demand_mwh: numberOf(hours.demandMwh, index),
    forecast_mwh: numberOf(hours.forecastMwh, index),
    net_generation_mwh: numberOf(hours.netGenerationMwh, index),
    interchange_mwh: numberOf(hours.interchangeMwh, index),
    fuels: Object.fromEntries(fuels.map((fuel) => [fuel, numberOf(hours.fuelsMwh.get(fuel), index)])),
    intensity_g_per_kwh: numberOf(answer.intensityGPerKwh, index),
    intensity_quartile: pulse.clean?.quartiles[index - first] ?? null,
    price_usd_per_mwh: numberOf(price?.usdPerMwh, index),
  })
  const { code, name, zone, retiredOn, successors } = authority
  return {
    meta: pulseMeta(answer, truth, now),
    authority: { code, name, zone, retired_on: retiredOn ?? null, successors: [...successors] },
    subject: pulse.subject,
    date: date.toString(),
    weekday: pulse.weekday,
    day: {
      from: range.from.toString(),
      to: range.to.toString(),
      hours: count,
      demand_hours: indices.filter((index) => numberOf(hours.demandMwh, index) !== null).length,
      told_hours: pulse.toldHours.length,
      state: pulse.state,
    },
    headline: recordClaim(pulse.headline),
    bullets: pulse.bullets.map(recordClaim),
    kpis: pulse.kpis.map((kpi) => recordKpi(kpi, hours.startsMs, pulse.state === 'so_far' ? now : undefined)),
    annotations: pulse.annotations.map(({ startMs, ...point }) => ({
      ...point,
      interval_start: instantText(startMs),
    })),
    clean: pulse.clean ? recordClean(pulse.clean, hours.startsMs) : null,
    baseline: { dates: [...pulse.baseline.dates], enough: pulse.baseline.enough },
    fuels,
    hours: indices.map(toHour),
    previous_date: answer.previousDate?.toString() ?? null,
    next_date: answer.nextDate?.toString() ?? null,
  }
}

const recordClean = (clean: CleanHours, startsMs: Float64Array): Pulse['clean'] => ({
  limit_g_per_kwh: clean.limitGPerKwh,
  lowest_g_per_kwh: clean.lowestGPerKwh,
  highest_g_per_kwh: clean.highestGPerKwh,
  known_hours: clean.knownHours,
  spans: clean.spans.map(({ first, hours }) => ({
    interval_start: instantText(startsMs[first] as number),
    interval_end: instantText((startsMs[first] as number) + hours * HOUR_MS),
    hours,
  })),
})

/** What a number is called: of an hour, of a whole day, of a day that goes on. */
const LABELS: Readonly<Record<Kpi['kind'], Readonly<Record<Kpi['scope'], string>>>> = {
  demand: labels('Demand, newest hour', 'Demand, mean of the day'),
  net_generation: labels('Net generation, newest hour', 'Net generation, mean of the day'),
  peak: { ...labels('Peak', 'Peak of the day'), day_so_far: 'Peak so far' },
  renewables_share: labels('Renewables, newest hour', 'Renewables, share of the day'),
  price: labels('Real-time hub price, newest hour', 'Real-time hub price, mean of the day'),
  intensity: labels('Carbon intensity, newest hour', 'Carbon intensity, mean of the day'),
}

function labels(hour: string, day: string): Record<Kpi['scope'], string> {
  return { hour, day, day_so_far: `${day} so far` }
}

/** `now`: the age of it is told. */
function recordKpi(kpi: Kpi, startsMs: Float64Array, now: Temporal.Instant | undefined): PulseKpi {
  const { kind, unit, value, scope, indices, typical, forecast } = kpi
  const [first, last] = [indices[0], indices.at(-1)]
  const endMs = last === undefined ? undefined : (startsMs[last] as number) + HOUR_MS
  const against =
    value === undefined || forecast === undefined ? undefined : { value: forecast, delta: value - forecast }
  return {
    kind,
    label: LABELS[kind][scope],
    value: value ?? null,
    unit,
    scope,
    interval_start: first === undefined ? null : instantText(startsMs[first] as number),
    interval_end: endMs === undefined ? null : instantText(endMs),
    hours: indices.length,
    typical: typical.value ?? null,
    delta: kpi.delta ?? null,
    delta_pct: kpi.deltaPercent ?? null,
    baseline_days: typical.days,
    forecast: against
      ? { ...against, delta_pct: against.value > 0 ? (100 * against.delta) / against.value : null }
      : null,
    age_seconds: now === undefined || endMs === undefined ? null : Math.max(0, (now.epochMilliseconds - endMs) / 1000),
  }
}

function pulseMeta({ versions, hours, pulse, price }: PulseAnswer, truth: Truth, now: Temporal.Instant): PulseMeta {
  const meta = recordMeta(truth, versions, now)
  const lastMs = latestOf(pulse.day, ...Object.values(hours.publishedMs))
  return {
    ...meta,
    sources: price ? [...meta.sources, ERCOT_PRICES] : meta.sources,
    receipts: hours.receipts.slice(0, MAX_RECEIPTS),
    receipt_count: hours.receipts.length,
    last_published_at: lastMs === undefined ? null : instantText(lastMs),
  }
}
