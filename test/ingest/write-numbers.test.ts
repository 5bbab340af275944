import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { alignNumbers } from '../../src/ingest/align-numbers.ts'
import { writeNumbers } from '../../src/ingest/write-numbers.ts'
import { openTestDatabase, type TestDatabase } from '../duckdb/open-test-database.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

let database: TestDatabase
let folder: Awaited<ReturnType<typeof makeTempFolder>>
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await makeTempFolder()
})
afterAll(async () => {
  await database.close()
  await folder[Symbol.asyncDispose]()
})

const POINTS = 300

/** Documents of all points, each price told by its document and point. */
function alignment(docs: readonly number[], firstKey: number) {
  const lines = (doc: number) => Array.from({ length: POINTS }, (_, at) => `d,P${at},${doc * 1000 + at}.5,${-at}`)
  const plan = { common: { leading: 1, trailing: 0 }, keyFields: 1, numberFields: 2, firstKey }
  const made = alignNumbers(Buffer.from(lines(0).join('\n')), plan)
  if (!made) throw new Error('no alignment')
  for (const doc of docs) expect(made.add(doc, Buffer.from(lines(doc).join('\n')))).toBe('d')
  return made
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

/** Points as their names sort. */
const inTextOrder = range(0, POINTS).sort((a, b) => (`P${a}` < `P${b}` ? -1 : 1))

it('holds every row once, with its own numbers, in the order of the alignments', async () => {
  const { session } = database
  const file = join(folder.path, "it's numbers")
  // More rows than one part, in parts that end within a run.
  const alignments = [alignment(range(0, 437), 0), alignment(range(440, 441), POINTS)]
  await writeNumbers(file, ['price', 'other price'], alignments)
  const staged = `read_parquet(${sqlText(file)})`
  const [found] = await session.rows(`SELECT count(*) AS rows, count(DISTINCT (doc, key)) AS cells,
    bool_and(price = doc * 1000 + key % ${POINTS} + 0.5 AND "other price" = -(key % ${POINTS})) AS are_right FROM ${staged}`)
  expect(found).toEqual({ rows: 438 * POINTS, cells: 438 * POINTS, are_right: true })
  const rows = await session.rows<{ doc: number; key: number }>(`SELECT doc, key FROM ${staged}`)
  expect(rows.map(({ doc, key }) => [doc, key])).toEqual([
    ...inTextOrder.flatMap((key) => range(0, 437).map((doc) => [doc, key])),
    ...inTextOrder.map((key) => [440, POINTS + key]),
  ])
})

it('is told by what it holds: types, row groups, no compression', async () => {
  const { session } = database
  const file = join(folder.path, 'told')
  await writeNumbers(file, ['price', 'other price'], [alignment(range(0, 437), 0)])
  const columns = await session.rows(`SELECT path_in_schema, type, compression, encodings, sum(num_values) AS n
    FROM parquet_metadata(${sqlText(file)}) GROUP BY ALL ORDER BY 1`)
  const plain = { compression: 'UNCOMPRESSED', encodings: 'PLAIN', n: 437 * POINTS }
  expect(columns).toEqual([
    { path_in_schema: 'doc', type: 'INT32', ...plain },
    { path_in_schema: 'key', type: 'INT32', ...plain },
    { path_in_schema: 'other price', type: 'DOUBLE', ...plain },
    { path_in_schema: 'price', type: 'DOUBLE', ...plain },
  ])
})
