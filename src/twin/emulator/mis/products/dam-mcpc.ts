import { ercotDamMcpc } from '../../../../datasets/ercot/dam-mcpc.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { ANCILLARY_SERVICES, priceAncillary } from '../../../market/ancillary-price.ts'
import { hash32, hashText } from '../../../noise/hash.ts'
import { hoursOfDay } from '../daily-schedule.ts'
import { postDayAhead } from '../day-ahead-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 9
const HOUR_MS = 4 * QUARTER_MS
const CHANNEL = hashText('mis-dam-mcpc')

/** NP4-188-CD: the clearing prices for capacity of the operating day to come; services in another order each hour. */
export const damMcpcProduct = defineMisProduct(ercotDamMcpc, {
  code: CODE,
  stem: 'DAMCPCNP4188',
  reportName: 'DAM Clearing Prices for Capacity',
  nameStyle: 'constant',
  spanMs: 24 * HOUR_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  sizeBytes: { from: 1500, to: 1600 },
  schedule: postDayAhead(CODE),
  rows: ({ aboutMs }, { dayAhead, grid, readWallClock }) =>
    hoursOfDay(aboutMs, readWallClock).flatMap((hour) => {
      const lambda = cappedLambda(dayAhead.clearedAt(hour))
      const order = ANCILLARY_SERVICES.toSorted(
        (left, right) =>
          hash32(grid.seed, CHANNEL, hour, hashText(left)) - hash32(grid.seed, CHANNEL, hour, hashText(right)),
      )
      return order.map((service) => ({
        startMs: hour * HOUR_MS,
        values: {
          ancillary_type: service,
          mcpc_usd_per_mw: priceAncillary(grid.seed, 'day-ahead', service, hour * HOUR_MS, lambda).cappedUsdPerMw,
        },
      }))
    }),
})
