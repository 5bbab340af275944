import type { Dataset } from '../../../datasets/dataset.ts'
import type { WireRow } from '../../render/render-row.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import type { ContentChange } from '../fault-tables.ts'

const HOUR_MS = 3_600_000

/** A document's rows with one thing wrong in them; the rows themselves where the change finds nothing to do. */
export function changeRows(
  rows: readonly WireRow[],
  dataset: Dataset,
  change: ContentChange | undefined,
  read: ReadWallClock,
): readonly WireRow[] {
  switch (change?.fault) {
    case 'doubled-repeated-hour':
      return rows.flatMap((row) => (read(row.startMs).repeatedHour ? [row, row] : row))
    case 'doubled-hour-three':
      return rows.map((row) => (isAfterRepeated(row.startMs, read) ? doubleValues(row, dataset) : row))
    default:
      return rows
  }
}

/** Whether the hour before is the second pass of the one that autumn repeats. */
function isAfterRepeated(startMs: number, read: ReadWallClock): boolean {
  return read(startMs - HOUR_MS).repeatedHour && !read(startMs).repeatedHour
}

function doubleValues(row: WireRow, { columns }: Dataset): WireRow {
  const doubled = columns.flatMap(({ name, type }) => {
    const value = row.values[name]
    if (type !== 'double' || value === null || value === undefined) return []
    // As many digits as before.
    const decimals = String(value).split('.')[1]?.length ?? 0
    return [[name, typeof value === 'number' ? 2 * value : (2 * Number(value)).toFixed(decimals)] as const]
  })
  return { ...row, values: { ...row.values, ...Object.fromEntries(doubled) } }
}
