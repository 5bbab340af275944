import { listMarketDays, type MarketDay } from '../../core/time/market-days.ts'
import type { AuthoritySeries } from './authority-series.ts'

const HOUR_MS = 3_600_000

/** A local day of an authority, hour by hour: 23, 24 or 25 of them. NaN where a part of the sum was not published. */
export interface DuckDay {
  /** `YYYY-MM-DD`. */
  date: string
  startsMs: Float64Array
  /** The wall clock's hour of each; one is missing in spring, one comes twice in autumn. */
  localHours: readonly number[]
  demandMwh: Float64Array
  solarMwh: Float64Array | undefined
  windMwh: Float64Array | undefined
  /** Demand less solar: the duck's. */
  netMwh: Float64Array
  /** Demand less wind and solar, as the field uses the word. Wind that nobody reports is not taken off. */
  standardNetMwh: Float64Array
}

const PLAIN_HOURS = Object.freeze(Array.from({ length: 24 }, (_, hour) => hour))
const SPRING_HOURS = Object.freeze(PLAIN_HOURS.filter((hour) => hour !== 2))
const AUTUMN_HOURS = Object.freeze([0, 1, ...PLAIN_HOURS.slice(1)])

/** The local days from `first` to `last`, both included, cut out of `series`; hours outside of it count as not published. Pure. */
export function cutDays(series: AuthoritySeries, first: Temporal.PlainDate, last: Temporal.PlainDate): DuckDay[] {
  return listMarketDays(series.zone, first, last).map((day) => cutDay(series, day))
}

function cutDay(series: AuthoritySeries, day: MarketDay): DuckDay {
  const localHours = day.spring ? SPRING_HOURS : day.fall ? AUTUMN_HOURS : PLAIN_HOURS
  const firstMs = Number(day.midnightUtcUs / 1000n)
  const at = (firstMs - (series.startsMs[0] ?? firstMs)) / HOUR_MS
  const cut = (values: Float64Array) => Float64Array.from(localHours, (_, hour) => values[at + hour] ?? Number.NaN)
  const demandMwh = cut(series.demandMwh)
  const solarMwh = series.solarMwh && cut(series.solarMwh)
  const windMwh = series.windMwh && cut(series.windMwh)
  const netMwh = solarMwh ? less(demandMwh, solarMwh) : demandMwh.map(() => Number.NaN)
  return {
    date: day.date,
    startsMs: Float64Array.from(localHours, (_, hour) => firstMs + hour * HOUR_MS),
    localHours,
    demandMwh,
    solarMwh,
    windMwh,
    netMwh,
    standardNetMwh: windMwh ? less(netMwh, windMwh) : netMwh,
  }
}

const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value - (b[at] as number))
