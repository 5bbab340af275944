import type { IntervalValue } from '../charts/interval-steps.ts'
import { momentText } from '../state/zoned-text.ts'
import type { CardTableRow, IntervalRow } from './card-spec.ts'

export const startOf = (row: IntervalRow): Temporal.Instant => Temporal.Instant.from(row.interval_start)

export const endOf = (row: IntervalRow): Temporal.Instant => Temporal.Instant.from(row.interval_end)

/** Rows as values over time, in order of time. */
export function toIntervalValues<Row extends IntervalRow>(
  rows: readonly Row[],
  read: (row: Row) => number | null,
): IntervalValue[] {
  return rows
    .map((row) => ({
      startMs: startOf(row).epochMilliseconds,
      endMs: endOf(row).epochMilliseconds,
      value: read(row),
    }))
    .sort((a, b) => a.startMs - b.startMs)
}

/** The latest row for which `holds`. */
export function findLatest<Row extends IntervalRow>(
  rows: readonly Row[],
  holds: (row: Row) => boolean,
): Row | undefined {
  return rows
    .filter(holds)
    .reduce<Row | undefined>(
      (best, row) => (best === undefined || Temporal.Instant.compare(startOf(row), startOf(best)) > 0 ? row : best),
      undefined,
    )
}

/** Rows as lines of a table, latest first: one line for each interval. */
export function toTableRows<Row extends IntervalRow>(
  rows: readonly Row[],
  zone: string,
  cells: (rowsOfInterval: readonly Row[]) => readonly string[],
): CardTableRow[] {
  const byStart = Map.groupBy(rows, (row) => row.interval_start)
  return [...byStart.values()]
    .map((group) => ({ group, start: startOf(group[0] as Row) }))
    .sort((a, b) => Temporal.Instant.compare(b.start, a.start))
    .map(({ group, start }) => ({
      startMs: start.epochMilliseconds,
      head: momentText(start, zone),
      cells: cells(group),
    }))
}
