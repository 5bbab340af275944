import { type Fuel, fuelOfEiaCode } from '../../core/fuel.ts'
import { HOUR_MS } from './hour-series.ts'

/** One publication of what a source made in an hour. */
export interface FuelVersion {
  /** EIA's code of the energy source. */
  code: string
  startMs: number
  publishedMs: number
  /** NaN: published empty, or withdrawn. */
  mwh: number
}

/** All that was ever published of the hours from `startMs` on. */
export interface FuelHistory {
  startMs: number
  hours: number
  /** In order of publication. */
  versions: readonly FuelVersion[]
}

/**
 * Generation by fuel, MWh, as it was known at `atMs`: of each hour and source the last publication until then. Hours from
 * `history.startMs`, NaN where nothing was known.
 */
export function fuelsKnownAt(history: FuelHistory, atMs = Number.POSITIVE_INFINITY): Map<Fuel, Float64Array> {
  const empty = () => new Float64Array(history.hours).fill(Number.NaN)
  const byCode = new Map<string, Float64Array>()
  for (const { code, startMs, publishedMs, mwh } of history.versions) {
    if (publishedMs > atMs) break
    const hour = (startMs - history.startMs) / HOUR_MS
    if (hour < 0 || hour >= history.hours) continue
    const values = byCode.get(code) ?? empty()
    byCode.set(code, values)
    values[hour] = mwh
  }
  const byFuel = new Map<Fuel, Float64Array>()
  for (const [code, values] of byCode) {
    const fuel = fuelOfEiaCode(code)
    const sum = byFuel.get(fuel)
    if (!sum) byFuel.set(fuel, values)
    else
      values.forEach((mwh, hour) => {
        const before = sum[hour] ?? Number.NaN
        if (!Number.isNaN(mwh)) sum[hour] = Number.isNaN(before) ? mwh : before + mwh
      })
  }
  return byFuel
}
