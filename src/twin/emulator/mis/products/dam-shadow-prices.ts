import { ercotDamShadowPrices } from '../../../../datasets/ercot/dam-shadow-prices.ts'
import { type ActiveConstraint, listActive } from '../../../market/active-constraint.ts'
import { formatNumber, roundTo } from '../../../render/format-number.ts'
import type { WireRow } from '../../../render/render-row.ts'
import { wallDate, wallTimeOfDay } from '../../../render/wall-text.ts'
import type { ReadWallClock } from '../../../wall-clock.ts'
import { hoursOfDay } from '../daily-schedule.ts'
import { postDayAhead } from '../day-ahead-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 5
const HOUR_MS = 4 * QUARTER_MS
const DAY_MS = 24 * HOUR_MS

const lead = (value: string | number) => ` ${typeof value === 'number' ? formatNumber(value, 1) : value}`

/** NP4-191-CD: the binding constraints of the operating day to come. Blanks lead texts and numbers alike, two of them `BASE CASE`. */
export const damShadowPricesProduct = defineMisProduct(ercotDamShadowPrices, {
  code: CODE,
  stem: 'DASPBCNP4191',
  reportName: 'DAM Shadow Prices',
  nameStyle: 'constant',
  spanMs: DAY_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  spell: {
    constraint_name: lead,
    contingency_name: (name) => (name === 'BASE CASE' ? '  BASE CASE' : lead(name)),
    limit_mw: lead,
    value_mw: lead,
    violated_mw: lead,
    shadow_price_usd_per_mwh: (price) => ` ${formatNumber(Number(price), 3)}`,
    from_station: lead,
    to_station: lead,
    from_station_kv: lead,
    to_station_kv: lead,
  },
  spellIgnored: (startMs, read) => ({ DeliveryTime: deliveryTime(startMs, read) }),
  sizeBytes: { from: 2600, to: 2800 },
  schedule: postDayAhead(CODE),
  rows: ({ aboutMs }, { dayAhead, grid, readWallClock }) =>
    hoursOfDay(aboutMs, readWallClock).flatMap((hour) => {
      const day = Math.floor(readWallClock(aboutMs).wallMs / DAY_MS)
      const active = listActive(grid.seed, day, grid.constraints, dayAhead.clearedAt(hour))
      const binding = active.filter(({ shadowPriceUsdPerMw }) => shadowPriceUsdPerMw > 0)
      // An hour without congestion lists what came nearest to it.
      const listed =
        binding.length > 0 ? binding : [active.reduce((most, each) => (loading(each) > loading(most) ? each : most))]
      return listed.map((each) => toRow(hour * HOUR_MS, each))
    }),
})

const loading = ({ flowMw, constraint }: ActiveConstraint) => flowMw / constraint.limitMw

function toRow(startMs: number, { constraint, id, shadowPriceUsdPerMw, flowMw }: ActiveConstraint): WireRow {
  const { name, contingency, fromStation, toStation, stationKv, limitMw } = constraint
  const valueMw = roundTo(flowMw, 1)
  return {
    startMs,
    values: {
      constraint_id: id,
      constraint_name: name,
      contingency_name: contingency,
      limit_mw: limitMw,
      value_mw: valueMw,
      violated_mw: roundTo(Math.max(0, valueMw - limitMw), 1),
      shadow_price_usd_per_mwh: shadowPriceUsdPerMw,
      from_station: fromStation,
      to_station: toStation,
      from_station_kv: stationKv,
      to_station_kv: stationKv,
    },
  }
}

/** The hour's beginning, ` 09/07/2026 00:00:00`. */
function deliveryTime(startMs: number, read: ReadWallClock): string {
  const { wallMs } = read(startMs)
  const [year, month, day] = wallDate(wallMs).split('-')
  return ` ${month}/${day}/${year} ${wallTimeOfDay(wallMs).slice(0, 8)}`
}
