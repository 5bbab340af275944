import { dayRange } from '../../../src/analytics/authority/market-days.ts'
import { CARBON_FACTORS } from '../../../src/analytics/carbon/carbon-factors.ts'
import { intensityGPerKwh } from '../../../src/analytics/carbon/intensity-g-per-kwh.ts'
import type { PulseInput } from '../../../src/analytics/pulse/pulse-day.ts'
import { type Fuel, fuelOfEiaCode } from '../../../src/core/fuel.ts'
import { findBalancingAuthority } from '../../../src/datasets/eia/find-balancing-authority.ts'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'
import { createFuelValues } from '../../../src/twin/eia/fuel-values.ts'
import { createRegionValues } from '../../../src/twin/eia/region-values.ts'
import { createGrid, type Grid } from '../../../src/twin/grid/grid.ts'
import { SETTLEMENT_POINTS } from '../../../src/twin/grid/settlement-point.ts'
import { energyAdderAt } from '../../../src/twin/market/price-adders.ts'

const HOUR_MS = 3_600_000

/** What EIA-930 of the twin says in the end of each authority's hours from one day up to another. */
export function twinHours(first: string, end: string, seed = 1): Omit<PulseInput, 'date' | 'now'>[] {
  const fine = createGrid(seed)
  const grid = byTheHour(fine)
  const region = createRegionValues(grid)
  const fuelsAt = createFuelValues(grid)
  const [fromMs, toMs] = [first, end].map(
    (day) => dayRange(Temporal.PlainDate.from(day), 'America/New_York').from.epochMilliseconds,
  ) as [number, number]
  const count = (toMs - fromMs) / HOUR_MS
  const lateMs = toMs + 100 * HOUR_MS
  const all = AUTHORITIES.map(({ code }) => {
    const empty = () => new Float64Array(count).fill(Number.NaN)
    const hours = {
      authority: code,
      zone: findBalancingAuthority(code).zone,
      startsMs: Float64Array.from({ length: count }, (_, hour) => fromMs + hour * HOUR_MS),
      demandMwh: empty(),
      forecastMwh: empty(),
      netGenerationMwh: empty(),
      interchangeMwh: empty(),
      fuelsMwh: new Map<Fuel, Float64Array>(),
    }
    return { hours, empty }
  })
  for (let at = 0; at < count; at++) {
    const hour = fromMs / HOUR_MS + at
    region.hourAt(hour, lateMs).forEach(({ D, DF, NG, TI }, member) => {
      const { hours, empty } = all[member] as (typeof all)[number]
      hours.demandMwh[at] = D
      hours.forecastMwh[at] = DF
      hours.netGenerationMwh[at] = NG
      hours.interchangeMwh[at] = TI
      for (const [code, mwh] of Object.entries(fuelsAt(member, hour, NG))) {
        const fuel = fuelOfEiaCode(code)
        const values = hours.fuelsMwh.get(fuel) ?? empty()
        hours.fuelsMwh.set(fuel, values)
        values[at] = mwh
      }
    })
  }
  return all.map(({ hours }) => ({
    hours,
    intensityGPerKwh: intensityGPerKwh(hours.fuelsMwh, CARBON_FACTORS.direct),
    ...(hours.authority === 'ERCO'
      ? { price: { location: HUB, usdPerMwh: hours.startsMs.map(hubPriceOf(fine)) } }
      : {}),
  }))
}

const HUB = 'HB_HUBAVG'
const HUB_AT = SETTLEMENT_POINTS.findIndex(({ name }) => name === HUB)

/** An hour is as the grid is at half past: a twelfth of the work. */
const halfPast = (epochMs: number): number => Math.floor(epochMs / HOUR_MS) * HOUR_MS + HOUR_MS / 2

function byTheHour(grid: Grid): Grid {
  const loads = new Map<number, number>()
  return {
    ...grid,
    clearedAt: (epochMs) => grid.clearedAt(halfPast(epochMs)),
    loadMwAt(epochMs) {
      const atMs = halfPast(epochMs)
      const loadMw = loads.get(atMs) ?? grid.loadMwAt(atMs)
      loads.set(atMs, loadMw)
      return loadMw
    },
  }
}

/** To the cent, as it is published. */
const hubPriceOf =
  (grid: Grid) =>
  (startMs: number): number =>
    Math.round(100 * ((grid.pricesAt(halfPast(startMs))[HUB_AT] as number) + energyAdderAt(grid, halfPast(startMs)))) /
    100

/** Every series of an input anew. */
export function mapSeries(
  { hours, intensityGPerKwh: intensity, price }: ReturnType<typeof twinHours>[number],
  map: (values: Float64Array, name: string) => Float64Array,
): ReturnType<typeof twinHours>[number] {
  return {
    hours: {
      ...hours,
      startsMs: map(hours.startsMs, 'startsMs'),
      demandMwh: map(hours.demandMwh, 'demandMwh'),
      forecastMwh: map(hours.forecastMwh, 'forecastMwh'),
      netGenerationMwh: map(hours.netGenerationMwh, 'netGenerationMwh'),
      interchangeMwh: map(hours.interchangeMwh, 'interchangeMwh'),
      fuelsMwh: new Map([...hours.fuelsMwh].map(([fuel, values]) => [fuel, map(values, fuel)])),
    },
    intensityGPerKwh: map(intensity, 'intensity'),
    ...(price ? { price: { ...price, usdPerMwh: map(price.usdPerMwh, 'price') } } : {}),
  }
}
