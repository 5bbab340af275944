import { ercotLoadByForecastZone } from '../../../../datasets/ercot/load-by-forecast-zone.ts'
import { listForecastZoneLoads } from '../../../load/load-rows.ts'
import { hoursOfDay, postDaily } from '../daily-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 21

/** NP6-346-CD: the day before, at 05:50. */
export const loadByForecastZoneProduct = defineMisProduct(ercotLoadByForecastZone, {
  code: CODE,
  stem: 'ACTUALSYSLOADFZNP6346',
  reportName: 'Actual System Load by Forecast Zone',
  nameStyle: 'constant',
  spanMs: 96 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  sizeBytes: { from: 1200, to: 1400 },
  schedule: postDaily(CODE, (5 * 60 + 50) * 60_000, 900),
  rows: ({ aboutMs }, { loadHours, readWallClock }) =>
    listForecastZoneLoads(loadHours, hoursOfDay(aboutMs, readWallClock)),
})
