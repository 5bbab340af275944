import { ercotDamSpp } from '../../../../datasets/ercot/dam-spp.ts'
import { LISTED_POINTS } from '../../../market/listed-point.ts'
import { formatNumber } from '../../../render/format-number.ts'
import { hoursOfDay } from '../daily-schedule.ts'
import { postDayAhead } from '../day-ahead-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 2
const HOUR_MS = 4 * QUARTER_MS

/** NP4-190-CD: the prices of the operating day to come, hour by hour; a blank leads each price. */
export const damSppProduct = defineMisProduct(ercotDamSpp, {
  code: CODE,
  stem: 'DAMSPNP4190',
  reportName: 'DAM Settlement Point Prices',
  nameStyle: 'constant',
  spanMs: 24 * HOUR_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  spell: { price_usd_per_mwh: (price) => ` ${formatNumber(Number(price), 2)}` },
  sizeBytes: { from: 28_000, to: 29_000 },
  schedule: postDayAhead(CODE),
  rows: ({ aboutMs }, { dayAhead, readWallClock }) =>
    hoursOfDay(aboutMs, readWallClock).flatMap((hour) => {
      const prices = dayAhead.pricesAt(hour)
      return LISTED_POINTS.map(({ name, index }) => ({
        startMs: hour * HOUR_MS,
        values: { settlement_point: name, price_usd_per_mwh: prices[index] as number },
      }))
    }),
})
