import { ercotLoadForecastByForecastZone } from '../../../../datasets/ercot/load-forecast-by-forecast-zone.ts'
import { listZoneLoadForecasts } from '../../../load/load-rows.ts'
import { hoursAhead } from '../daily-schedule.ts'
import { postHourly } from '../hourly-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 25

/** NP3-560-CD: every hour at half past, today and the next seven days by the model in use. */
export const loadForecastByForecastZoneProduct = defineMisProduct(ercotLoadForecastByForecastZone, {
  code: CODE,
  stem: 'LFCCONGESTNP3560',
  reportName: 'Seven-Day Load Forecast by Forecast Zone',
  nameStyle: 'constant',
  spanMs: 4 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'H:00',
  sizeBytes: { from: 10_800, to: 11_200 },
  schedule: postHourly(CODE, 2 * QUARTER_MS, 900),
  rows: ({ aboutMs }, { grid, loadHours, readWallClock }) =>
    listZoneLoadForecasts(grid.seed, loadHours, hoursAhead(aboutMs, 8, readWallClock), aboutMs / (4 * QUARTER_MS)),
})
