import type { CarbonFactors } from '../../../analytics/carbon/carbon-factors.ts'
import type { ForecastMethod } from '../../../analytics/clean-window/forecast-intensity.ts'
import { fuelOfEiaCode } from '../../../core/fuel.ts'

export interface CleanSqlAsked {
  authority: string
  /** EIA's codes of energy sources that the authority reports. */
  codes: readonly string[]
  factors: CarbonFactors
  method: ForecastMethod
  /** Hours shown as over, `[pastMs, currentMs)`, and the horizon, `[currentMs, endMs)`. */
  pastMs: number
  currentMs: number
  endMs: number
}

/** Four weeks of the same weekday. */
const WEEKS_MS = 28 * 24 * 3_600_000

/** Statements over the public views that show what stands behind an answer. Pure. */
export function cleanSql(asked: CleanSqlAsked): { past: string; generation: string; forecast: string } {
  const { method, pastMs, currentMs, endMs } = asked
  return {
    past: intensitySql(asked, pastMs, currentMs),
    generation: `SELECT interval_start_local, fuel_type, value_mwh, published_at
FROM eia.fuel_type
WHERE respondent = '${asked.authority}' AND ${within('interval_start', pastMs, currentMs)}
ORDER BY interval_start, fuel_type`,
    forecast:
      method === 'ercot-forecasts'
        ? outlookSql(currentMs, endMs)
        : intensitySql(asked, currentMs - WEEKS_MS, currentMs),
  }
}

function intensitySql({ authority, codes, factors }: CleanSqlAsked, fromMs: number, toMs: number): string {
  const rows = codes.flatMap((code) => {
    const row = factors.rows.find(({ fuel }) => fuel === fuelOfEiaCode(code))
    return row ? `('${code.replaceAll("'", "''")}', ${row.gPerKwh})` : []
  })
  return `WITH factors (fuel_type, g_per_kwh) AS (VALUES ${rows.join(', ')})
SELECT interval_start_local,
  sum(greatest(value_mwh, 0) * g_per_kwh) / nullif(sum(greatest(value_mwh, 0)), 0) AS intensity_g_per_kwh,
  sum(greatest(value_mwh, 0)) AS generation_mwh
FROM eia.fuel_type JOIN factors USING (fuel_type)
WHERE respondent = '${authority}' AND ${within('interval_start', fromMs, toMs)}
GROUP BY interval_start, interval_start_local
ORDER BY interval_start`
}

const outlookSql = (fromMs: number, toMs: number): string =>
  `SELECT load.interval_start_local, load.total_mw AS load_mw, wind.stwpf_system_wide_mw AS wind_mw,
  solar.stppf_system_wide_mw AS solar_mw
FROM ercot.load_forecast AS load
JOIN ercot.wind AS wind USING (interval_start)
JOIN ercot.solar AS solar USING (interval_start)
WHERE load.in_use AND ${within('load.interval_start', fromMs, toMs)}
ORDER BY load.interval_start`

const within = (column: string, fromMs: number, toMs: number): string =>
  `${column} >= TIMESTAMPTZ '${instantText(fromMs)}' AND ${column} < TIMESTAMPTZ '${instantText(toMs)}'`

const instantText = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString()
