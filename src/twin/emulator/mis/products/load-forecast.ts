import { ercotLoadForecast } from '../../../../datasets/ercot/load-forecast.ts'
import { listLoadForecasts } from '../../../load/load-rows.ts'
import { hoursAhead } from '../daily-schedule.ts'
import { postHourly } from '../hourly-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 22

/** NP3-565-CD: every hour at half past, today and the next seven days. */
export const loadForecastProduct = defineMisProduct(ercotLoadForecast, {
  code: CODE,
  stem: 'LFMODWEATHERNP3565',
  reportName: 'Seven-Day Load Forecast by Model and Weather Zone',
  nameStyle: 'constant',
  spanMs: 4 * QUARTER_MS,
  isCorrectable: false,
  hourStyle: 'H:00',
  sizeBytes: { from: 76_000, to: 78_000 },
  schedule: postHourly(CODE, 2 * QUARTER_MS, 900),
  rows: ({ aboutMs }, { grid, loadHours, readWallClock }) =>
    listLoadForecasts(grid.seed, loadHours, hoursAhead(aboutMs, 8, readWallClock), aboutMs / (4 * QUARTER_MS)),
})
