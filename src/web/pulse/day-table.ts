import type { Pulse, PulseHour } from '../../contract/schemas/authorities/pulse.ts'
import { FUEL_NAMES } from '../../core/fuel.ts'
import { timeText } from '../state/zoned-text.ts'
import type { CardTable } from './card-spec.ts'
import { powerText, priceText } from './number-text.ts'
import { SUBJECT_NAMES, toldMwh } from './told-hour.ts'

/** The day hour by hour, the latest first. */
export function dayTable(pulse: Pulse, zone: string): CardTable {
  const isPriced = pulse.hours.some((hour) => hour.price_usd_per_mwh !== null)
  const hasForecast = pulse.subject === 'demand'
  const cells = (hour: PulseHour) => [
    powerText(toldMwh(hour, pulse.subject)),
    ...(hasForecast ? [powerText(hour.forecast_mwh)] : []),
    ...pulse.fuels.map((fuel) => powerText(hour.fuels[fuel])),
    powerText(hour.interchange_mwh),
    powerText(hour.intensity_g_per_kwh),
    ...(isPriced ? [priceText(hour.price_usd_per_mwh)] : []),
  ]
  return {
    caption: `MWh of each hour, latest first; the time is the start of the hour. CO2 is the average direct intensity of generation in g/kWh${isPriced ? ', the price the real-time hub average in $/MWh' : ''}.`,
    columns: [
      'Hour',
      SUBJECT_NAMES[pulse.subject],
      ...(hasForecast ? ['Forecast'] : []),
      ...pulse.fuels.map((fuel) => FUEL_NAMES[fuel]),
      'Exports',
      'CO2',
      ...(isPriced ? ['Price'] : []),
    ],
    rows: pulse.hours
      .map((hour) => {
        const start = Temporal.Instant.from(hour.interval_start)
        return { startMs: start.epochMilliseconds, head: timeText(start, zone), cells: cells(hour) }
      })
      .reverse(),
  }
}
