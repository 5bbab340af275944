import { setImmediate as turn } from 'node:timers/promises'
import { DOUBLE, DuckDBDataChunk, type DuckDBVector, INTEGER } from '@duckdb/node-api'
import type { Session } from '../duckdb/database.ts'
import { toQueryError } from '../duckdb/query-error.ts'
import { sqlName } from '../duckdb/sql-text.ts'
import type { NumberRun } from './align-numbers.ts'
import type { AlignedNumbers } from './joined-text.ts'

/** So many rows DuckDB takes at once. */
const CHUNK_ROWS = 2048
/** Between them whoever waits for DuckDB or a signal gets a turn. */
const CHUNKS_IN_A_ROW = 8

/** Makes `staged(doc, key, <columns>)` of the rows of alignments, in their order. Errors: `lake.full`, `query.too_large` where they don't fit. */
export async function stageNumbers(
  session: Session,
  { columns, alignments }: Pick<AlignedNumbers, 'columns' | 'alignments'>,
): Promise<void> {
  const declared = ['doc INTEGER', 'key INTEGER', ...columns.map((name) => `${sqlName(name)} DOUBLE`)]
  await session.run(`CREATE OR REPLACE TEMP TABLE staged (${declared.join(', ')})`)
  try {
    await appendRows(session, columns.length, gatherRows(alignments, columns.length))
  } catch (error) {
    throw toQueryError(error, 'INSERT INTO staged')
  }
}

async function appendRows(session: Session, columns: number, parts: Iterable<Rows>): Promise<void> {
  const appender = await session.connection.createAppender('staged')
  const types = [INTEGER, INTEGER, ...Array.from({ length: columns }, () => DOUBLE)]
  const chunk = DuckDBDataChunk.create(types, CHUNK_ROWS)
  let appended = 0
  for (const rows of parts) {
    if (rows.count < CHUNK_ROWS) chunk.rowCount = rows.count
    for (const [index, values] of [rows.docs, rows.keys, ...rows.numbers].entries())
      setValues(chunk.getColumnVector(index), values, rows.count)
    appender.appendDataChunk(chunk)
    if (++appended % CHUNKS_IN_A_ROW === 0) await turn()
  }
  appender.closeSync()
}

/** Rows by column. */
interface Rows {
  count: number
  docs: Int32Array
  keys: Int32Array
  numbers: readonly Float64Array[]
}

/** The rows of alignments, as many at a time as DuckDB takes; each time in the same arrays. */
function* gatherRows(alignments: AlignedNumbers['alignments'], columns: number): Generator<Rows> {
  const rows = {
    count: 0,
    docs: new Int32Array(CHUNK_ROWS),
    keys: new Int32Array(CHUNK_ROWS),
    numbers: Array.from({ length: columns }, () => new Float64Array(CHUNK_ROWS)),
  }
  for (const alignment of alignments) {
    for (const run of alignment.runs()) {
      const count = run.docs.length * run.keys.length
      for (let taken = 0; taken < count; ) {
        taken = takeRows(rows, run, taken)
        if (rows.count < CHUNK_ROWS) continue
        yield rows
        rows.count = 0
      }
    }
  }
  if (rows.count > 0) yield rows
}

/** Adds the rows of a run after the first `taken`, as far as there is room; returns how many are taken then. */
function takeRows(rows: Rows, { docs, keys, numbers, from }: NumberRun, taken: number): number {
  const count = Math.min(docs.length * keys.length - taken, CHUNK_ROWS - rows.count)
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

function setValues(vector: DuckDBVector, values: Int32Array | Float64Array, count: number): void {
  for (let index = 0; index < count; index++) vector.setItem(index, values[index] as number)
  vector.flush()
}
