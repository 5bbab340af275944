import type { PriceHeatmapRow } from '../../contract/schemas/prices-summary.ts'
import { type HeatmapColumn, REPEATED_SLOT } from '../charts/heatmap-cells.ts'

/** A location's rows as columns: every day of `days`, which are those of `zone`, once, those without prices empty. */
export function dayColumns(rows: readonly PriceHeatmapRow[], days: readonly string[], zone: string): HeatmapColumn[] {
  const columns = new Map(days.map((key) => [key, emptyColumn(key, zone)]))
  for (const { date = '', hour, repeated_hour, usd_per_mwh } of rows) {
    const column = columns.get(date)
    if (!column) continue
    if (repeated_hour) column.repeatedHour = hour
    column.values[repeated_hour ? REPEATED_SLOT : hour] = usd_per_mwh
  }
  return [...columns.values()]
}

/** A location's monthly means as columns, in the order of the months of `zone`. */
export function monthColumns(
  rows: readonly PriceHeatmapRow[],
  months: readonly string[],
  zone: string,
): HeatmapColumn[] {
  const columns = new Map(months.map((key) => [key, emptyColumn(key, zone)]))
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

const emptyColumn = (key: string, zone: string): OpenColumn => ({
  key,
  values: Array.from({ length: REPEATED_SLOT + 1 }, () => null),
  repeatedHour: undefined,
  minute: Temporal.PlainDate.from(key.length === 7 ? `${key}-01` : key)
    .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
    .toInstant()
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
    .toZonedDateTimeISO(zone).minute,
})
