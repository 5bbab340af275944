import { createHourlyPostings } from '../hourly-posting.ts'
import { roundTo } from '../render/format-number.ts'
import type { WireRow } from '../render/render-row.ts'
import { forecastWind } from './wind-forecast.ts'
import type { WindHours } from './wind-hour.ts'
import { WIND_REGIONS } from './wind-region.ts'

/** A maker of the rows of NP4-732-CD. */
export function createWindPostings(seed: number, hours: WindHours): (publishedMs: number) => WireRow[] {
  return createHourlyPostings({
    actual: (hour) => actualColumns(hours, hour),
    forecast: (hour, madeAtHour) => forecastColumns(seed, hours, hour, madeAtHour),
  })
}

function actualColumns(hours: WindHours, hour: number): Record<string, number> {
  const columns: Record<string, number> = {}
  let generationMw = 0
  hours.generationMw(hour).forEach((mw, region) => {
    const rounded = roundTo(mw, 2)
    columns[`gen_${WIND_REGIONS[region]}_mw`] = rounded
    generationMw += rounded
  })
  columns.gen_system_wide_mw = roundTo(generationMw, 2)
  const limitMw = hours.availableMw(hour).reduce((sum, mw) => sum + mw, 0)
  columns.hsl_system_wide_mw = Math.max(roundTo(limitMw, 2), columns.gen_system_wide_mw)
  return columns
}

function forecastColumns(seed: number, hours: WindHours, hour: number, madeAtHour: number): Record<string, number> {
  const columns: Record<string, number> = {}
  const totals: Record<string, number> = { stwpf: 0, wgrpp: 0, cop_hsl: 0 }
  hours.availableMw(hour).forEach((availableMw, region) => {
    const forecast = forecastWind(seed, region, hour, madeAtHour, availableMw)
    const add = (quantity: string, mw: number) => {
      const rounded = roundTo(mw, 1)
      columns[`${quantity}_${WIND_REGIONS[region]}_mw`] = rounded
      totals[quantity] = (totals[quantity] as number) + rounded
    }
    add('stwpf', forecast.stwpfMw)
    add('wgrpp', forecast.wgrppMw)
    add('cop_hsl', forecast.copHslMw)
  })
  for (const quantity in totals) columns[`${quantity}_system_wide_mw`] = roundTo(totals[quantity] as number, 1)
  return columns
}
