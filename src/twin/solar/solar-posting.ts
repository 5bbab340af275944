import { createHourlyPostings } from '../hourly-posting.ts'
import { roundTo } from '../render/format-number.ts'
import type { WireRow } from '../render/render-row.ts'
import { forecastSolar } from './solar-forecast.ts'
import type { SolarHours } from './solar-hour.ts'

/** A maker of the rows of NP4-737-CD. */
export function createSolarPostings(seed: number, hours: SolarHours): (publishedMs: number) => WireRow[] {
  return createHourlyPostings({
    actual: (hour) => actualColumns(hours, hour),
    forecast: (hour, madeAtHour) => forecastColumns(seed, hours, hour, madeAtHour),
  })
}

function actualColumns(hours: SolarHours, hour: number): Record<string, number> {
  const generationMw = roundTo(hours.generationMw(hour), 2)
  return {
    gen_system_wide_mw: generationMw,
    hsl_system_wide_mw: Math.max(roundTo(hours.availableMw(hour), 2), generationMw),
  }
}

function forecastColumns(seed: number, hours: SolarHours, hour: number, madeAtHour: number): Record<string, number> {
  const weather = { availableMw: hours.availableMw(hour), clearSkyMw: hours.clearSkyMw(hour) }
  const { stppfMw, pvgrppMw, copHslMw } = forecastSolar(seed, hour, madeAtHour, weather)
  return {
    cop_hsl_system_wide_mw: roundTo(copHslMw, 1),
    stppf_system_wide_mw: roundTo(stppfMw, 1),
    pvgrpp_system_wide_mw: roundTo(pvgrppMw, 1),
  }
}
