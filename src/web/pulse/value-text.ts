import { powerText, priceText } from './number-text.ts'

const UNITS: Readonly<Record<string, string>> = {
  'USD/MWh': '/MWh',
  'g CO2/kWh': 'g CO₂/kWh',
}

const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 })

/** A number of the API in its unit, as it is shown beside `unitText`. */
export function valueText(value: number | null, unit: string): string {
  if (value === null) return '–'
  if (unit === 'USD/MWh') return priceText(value)
  if (unit === '%') return percent.format(value)
  return powerText(value)
}

/** A unit of the API as people write it. */
export const unitText = (unit: string): string => UNITS[unit] ?? unit
