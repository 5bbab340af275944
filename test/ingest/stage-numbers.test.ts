import { afterAll, beforeAll, expect, it } from 'vitest'
import { alignNumbers } from '../../src/ingest/align-numbers.ts'
import { stageNumbers } from '../../src/ingest/stage-numbers.ts'
import { openTestDatabase, type TestDatabase } from '../duckdb/open-test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

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

it('holds every row once, with its own numbers, in the order of the alignments', async () => {
  const { session } = database
  const alignments = [alignment(range(0, 37), 0), alignment(range(40, 41), POINTS)]
  await stageNumbers(session, { columns: ['price', 'other price'], alignments })
  const [found] = await session.rows(`SELECT count(*) AS rows, count(DISTINCT (doc, key)) AS cells,
    bool_and(price = doc * 1000 + key % ${POINTS} + 0.5 AND "other price" = -(key % ${POINTS})) AS are_right FROM staged`)
  expect(found).toEqual({ rows: 38 * POINTS, cells: 38 * POINTS, are_right: true })
  const rows = await session.rows<{ doc: number; key: number }>('SELECT doc, key FROM staged LIMIT 40')
  expect(rows.map(({ doc, key }) => [doc, key])).toEqual([
    ...range(0, 37).map((doc) => [doc, 0]),
    ...range(0, 3).map((doc) => [doc, 1]),
  ])
})

it('says so where the rows fit neither in memory nor on the disk', async () => {
  const { session } = database
  await session.run(`SET max_temp_directory_size = '0KB'`)
  await session.run(`SET memory_limit = '4MB'`)
  const alignments = [alignment(range(0, 1500), 0)]
  await expect(stageNumbers(session, { columns: ['price', 'other'], alignments })).rejects.toMatchObject({
    code: expect.stringMatching(/^(query.too_large|lake.full)$/),
  })
})
