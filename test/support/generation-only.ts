import type { Document } from '../../src/datasets/document.ts'
import { regionCapture } from './region-capture.ts'
import type { RegionValue } from './region-page.ts'
import { eiaPage } from './twin-eia-lake.ts'

const HOUR_MS = 3_600_000
/** Days of local time whose hours are published: four weeks of a weekday, and the days around. */
const DAYS = ['2026-05-12', '2026-05-19', '2026-05-26', '2026-06-02', '2026-06-08', '2026-06-09']

/**
 * What EIA-930 says of AVRN, an authority that has plants and no load: net generation, all of it sent away, from wind and gas. On
 * 2026-06-09 it is 1,000 MWh and 20 more each hour; a tenth less in the weeks before.
 */
export function generationOnly(capturedAt: string): Document[] {
  const hours = DAYS.flatMap((date) => {
    const start = Temporal.PlainDate.from(date).toZonedDateTime('America/Los_Angeles')
    return Array.from({ length: start.hoursInDay }, (_, hour) => ({
      period: Temporal.Instant.fromEpochMilliseconds(start.epochMilliseconds + (hour + 1) * HOUR_MS)
        .toString()
        .slice(0, 13),
      mwh: (1000 + 20 * hour) * (date === '2026-06-09' ? 1 : 0.9),
    }))
  })
  const values = hours.flatMap(({ period, mwh }): RegionValue[] => [
    [period, 'AVRN', 'NG', mwh],
    [period, 'AVRN', 'TI', mwh],
  ])
  const fuels = hours.flatMap(({ period, mwh }) => [
    { period, respondent: 'AVRN', code: 'WND', mwh: mwh / 2 },
    { period, respondent: 'AVRN', code: 'NG', mwh: mwh / 2 },
  ])
  return [regionCapture(capturedAt, values), eiaPage('fuel', capturedAt, fuels)]
}
