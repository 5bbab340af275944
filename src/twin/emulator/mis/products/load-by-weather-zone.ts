import { ercotLoadByWeatherZone } from '../../../../datasets/ercot/load-by-weather-zone.ts'
import { listWeatherZoneLoads } from '../../../load/load-rows.ts'
import { hoursOfDay, postDaily } from '../daily-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 20

/** NP6-345-CD: the day before, at 05:50. */
export const loadByWeatherZoneProduct = defineMisProduct(ercotLoadByWeatherZone, {
  code: CODE,
  stem: 'ACTUALSYSLOADWZNP6345',
  reportName: 'Actual System Load by Weather Zone',
  nameStyle: 'constant',
  spanMs: 96 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  sizeBytes: { from: 1600, to: 1800 },
  schedule: postDaily(CODE, (5 * 60 + 50) * 60_000, 900),
  rows: ({ aboutMs }, { loadHours, readWallClock }) =>
    listWeatherZoneLoads(loadHours, hoursOfDay(aboutMs, readWallClock)),
})
