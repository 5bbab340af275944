import { type HeatmapColumn, hourText, REPEATED_SLOT } from '../charts/heatmap-cells.ts'
import { usdText } from './usd-text.ts'

/** `2024-11-03, 01:00, second time: $24.13`. */
export function cellText(column: HeatmapColumn, slot: number, { by }: { by: 'day' | 'month' }): string {
  const { key, values, repeatedHour } = column
  const isSecond = slot === REPEATED_SLOT
  const hour = hourText(isSecond ? (repeatedHour ?? 1) : slot, column)
  const pass = isSecond ? ', second time' : slot === repeatedHour ? ', first time' : ''
  const value = values[slot]
  return `${key}, ${hour}${pass}: ${value == null ? 'no price' : `${usdText(value)}/MWh`}${by === 'month' ? ' on average' : ''}`
}
