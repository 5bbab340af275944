import type { PriceHeatmapRow } from '../../contract/schemas/prices-summary.ts'
import { type HeatmapColumn, REPEATED_SLOT } from '../charts/heatmap-cells.ts'

/** A location's rows as columns: every day of `days` once, those without prices empty. */
export function dayColumns(rows: readonly PriceHeatmapRow[], days: readonly string[]): HeatmapColumn[] {
  const columns = new Map(days.map((key) => [key, emptyColumn(key)]))
  for (const { date = '', hour, repeated_hour, usd_per_mwh } of rows) {
    const column = columns.get(date)
    if (!column) continue
    if (repeated_hour) column.repeatedHour = hour
    column.values[repeated_hour ? REPEATED_SLOT : hour] = usd_per_mwh
  }
  return [...columns.values()]
}

/** A location's monthly means as columns, in the order of the months. */
export function monthColumns(rows: readonly PriceHeatmapRow[], months: readonly string[]): HeatmapColumn[] {
  const columns = new Map(months.map((key) => [key, emptyColumn(key)]))
  for (const { month = '', hour, usd_per_mwh } of rows) {
    const column = columns.get(month)
    if (column) column.values[hour] = usd_per_mwh
  }
  return [...columns.values()]
}

interface OpenColumn extends HeatmapColumn {
  values: (number | null)[]
  repeatedHour: number | undefined
}

const emptyColumn = (key: string): OpenColumn => ({
  key,
  values: Array.from({ length: REPEATED_SLOT + 1 }, () => null),
  repeatedHour: undefined,
})
