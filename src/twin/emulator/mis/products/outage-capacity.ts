import { ercotOutageCapacity } from '../../../../datasets/ercot/outage-capacity.ts'
import { postHourly } from '../hourly-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 24

/** NP3-233-CD: every hour, 50 seconds past. It has no repeated-hour flag: the hour that autumn repeats is listed once. */
export const outageCapacityProduct = defineMisProduct(ercotOutageCapacity, {
  code: CODE,
  stem: 'HRLYRESOUTCAPNP3233',
  reportName: 'Hourly Resource Outage Capacity',
  nameStyle: 'constant',
  spanMs: 4 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'HH',
  sizeBytes: { from: 3000, to: 3200 },
  schedule: postHourly(CODE, 49_000, 3000),
  rows: ({ publishedMs }, { outageRows, readWallClock }) =>
    outageRows(publishedMs).filter(({ startMs }) => !readWallClock(startMs).repeatedHour),
})
