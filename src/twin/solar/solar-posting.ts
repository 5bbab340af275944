import { keepRecent } from '../keep-recent.ts'
import { roundTo } from '../render/format-number.ts'
import type { WireRow } from '../render/render-row.ts'
import { forecastSolar } from './solar-forecast.ts'
import type { SolarHours } from './solar-hour.ts'

const HOUR_MS = 3_600_000
const HOURS_BACK = 48
const HOURS_AHEAD = 168
const KEPT_HOURS = 24 * 24

/** A maker of the rows of NP4-737-CD: 216 each, 48 hours that are over, the hour that runs, and 167 to come. */
export function createSolarPostings(seed: number, hours: SolarHours): (publishedMs: number) => WireRow[] {
  // An hour that is over keeps its last forecast and its actuals: the next postings repeat them.
  const overColumns = keepRecent(KEPT_HOURS, (hour) => ({
    ...forecastColumns(seed, hours, hour, hour),
    ...actualColumns(hours, hour),
  }))
  return (publishedMs) => {
    const running = Math.floor(publishedMs / HOUR_MS)
    return Array.from({ length: HOURS_BACK + HOURS_AHEAD }, (_, index) => {
      const hour = running - HOURS_BACK + index
      const values = hour < running ? overColumns(hour) : forecastColumns(seed, hours, hour, publishedMs / HOUR_MS)
      return { startMs: hour * HOUR_MS, values }
    })
  }
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
