import { type ColumnPart, type PlainColumn, writePlainParquet } from '../duckdb/plain-parquet.ts'
import type { Alignment, NumberRun } from './align-numbers.ts'

/** As many as DuckDB keeps together. */
const PART_ROWS = 122_880

/** Writes the rows of alignments, in their order, as a Parquet file of `doc`, `key` and `columns`. */
export async function writeNumbers(
  path: string,
  columns: readonly string[],
  alignments: readonly Alignment[],
): Promise<void> {
  const declared: PlainColumn[] = [
    { name: 'doc', type: 'INT32' },
    { name: 'key', type: 'INT32' },
    ...columns.map((name) => ({ name, type: 'DOUBLE' as const })),
  ]
  await writePlainParquet(path, declared, gatherRows(alignments, columns.length))
}

/** Rows by column. */
interface Rows {
  count: number
  docs: Int32Array
  keys: Int32Array
  numbers: readonly Float64Array[]
}

/** The rows of alignments, some at a time, each time in the same arrays. */
function* gatherRows(alignments: readonly Alignment[], columns: number): Generator<ColumnPart> {
  const rows: Rows = {
    count: 0,
    docs: new Int32Array(PART_ROWS),
    keys: new Int32Array(PART_ROWS),
    numbers: Array.from({ length: columns }, () => new Float64Array(PART_ROWS)),
  }
  const part = () => ({ count: rows.count, columns: [rows.docs, rows.keys, ...rows.numbers] })
  for (const alignment of alignments) {
    for (const run of alignment.runs()) {
      const count = run.docs.length * run.keys.length
      for (let taken = 0; taken < count; ) {
        taken = takeRows(rows, run, taken)
        if (rows.count < PART_ROWS) continue
        yield part()
        rows.count = 0
      }
    }
  }
  if (rows.count > 0) yield part()
}

/** Adds the rows of a run after the first `taken`, as far as there is room; returns how many are taken then. */
function takeRows(rows: Rows, { docs, keys, numbers, from }: NumberRun, taken: number): number {
  const count = Math.min(docs.length * keys.length - taken, PART_ROWS - rows.count)
  const columns = rows.numbers.length
  let key = taken % keys.length
  let doc = (taken - key) / keys.length
  for (let index = 0; index < count; index++) {
    rows.docs[rows.count + index] = docs[doc] as number
    rows.keys[rows.count + index] = keys[key] as number
    if (++key === keys.length) {
      key = 0
      doc++
    }
  }
  for (const [column, values] of rows.numbers.entries()) {
    let at = from + taken * columns + column
    for (let index = 0; index < count; index++, at += columns) values[rows.count + index] = numbers[at] as number
  }
  rows.count += count
  return taken + count
}
