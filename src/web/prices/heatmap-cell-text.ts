import { type HeatmapColumn, REPEATED_SLOT } from '../charts/heatmap-cells.ts'
import { usdText } from './usd-text.ts'

/** `2024-11-03, 01:00, second time: $24.13`. */
export function cellText(
  { key, values, repeatedHour }: HeatmapColumn,
  slot: number,
  { by }: { by: 'day' | 'month' },
): string {
  const isSecond = slot === REPEATED_SLOT
  const hour = String(isSecond ? (repeatedHour ?? 1) : slot).padStart(2, '0')
  const pass = isSecond ? ', second time' : slot === repeatedHour ? ', first time' : ''
  const value = values[slot]
  return `${key}, ${hour}:00${pass}: ${value == null ? 'no price' : `${usdText(value)}/MWh`}${by === 'month' ? ' on average' : ''}`
}
