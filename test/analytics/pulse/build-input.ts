import { dayRange } from '../../../src/analytics/authority/market-days.ts'
import { CARBON_FACTORS } from '../../../src/analytics/carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../../../src/analytics/carbon/intensity-g-per-kwh.ts'
import type { PulseInput } from '../../../src/analytics/pulse/pulse-day.ts'
import type { Fuel } from '../../../src/core/fuel.ts'

/** The hour that values are made for: its local hour, days before the day that is told (0: that day), place in its day. */
export interface HourAt {
  hour: number
  daysBefore: number
  at: number
}

export interface InputSpec {
  date: string
  zone?: string
  authority?: string
  /** Default: two days after the day. */
  nowUtc?: string
  /** Days before the day that the hours reach back; default 31. */
  days?: number
  demand?: (hour: HourAt) => number
  forecast?: (hour: HourAt) => number
  netGeneration?: (hour: HourAt) => number
  fuels?: Partial<Record<Fuel, (hour: HourAt) => number>>
  price?: (hour: HourAt) => number
}

const HOUR_MS = 3_600_000
const none = () => Number.NaN

/** A day in the middle of which demand is highest, with the 31 days before it. */
export function buildInput(spec: InputSpec): PulseInput {
  const { zone = 'America/Chicago', authority = 'ERCO', days = 31, fuels = {} } = spec
  const date = Temporal.PlainDate.from(spec.date)
  const firstMs = dayRange(date.subtract({ days }), zone).from.epochMilliseconds
  const endMs = dayRange(date, zone).to.epochMilliseconds
  const startsMs = Float64Array.from({ length: (endMs - firstMs) / HOUR_MS }, (_, hour) => firstMs + hour * HOUR_MS)
  const places = [...startsMs].map((ms): HourAt => {
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
    const midnightMs = local.startOfDay().epochMilliseconds
    return {
      hour: local.hour,
      daysBefore: local.toPlainDate().until(date).days,
      at: (ms - midnightMs) / HOUR_MS,
    }
  })
  const series = (of: (hour: HourAt) => number = none) => Float64Array.from(places, of)
  const fuelsMwh = new Map(Object.entries(fuels).map(([fuel, of]): [Fuel, Float64Array] => [fuel as Fuel, series(of)]))
  const intensity = intensityGPerKwh(fuelsMwh, CARBON_FACTORS.direct)
  return {
    hours: {
      authority,
      zone,
      startsMs,
      demandMwh: series(spec.demand),
      forecastMwh: series(spec.forecast),
      netGenerationMwh: series(spec.netGeneration),
      interchangeMwh: series(),
      fuelsMwh,
    },
    intensityGPerKwh: intensity.length > 0 ? intensity : series(),
    ...(spec.price ? { price: { location: 'HB_HUBAVG', usdPerMwh: series(spec.price) } } : {}),
    date,
    now: spec.nowUtc ? Temporal.Instant.from(spec.nowUtc) : dayRange(date.add({ days: 1 }), zone).to,
  }
}
