import { afterAll, beforeAll, expect, it } from 'vitest'
import { createColumnarEncoder } from '../../../src/duckdb/encode/encode-columnar.ts'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { openChunkStream } from '../../../src/duckdb/encode/stream-chunks.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readText } from '../read-all.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('columns of any type hold over chunks what rows hold', async () => {
  const sql = `SELECT range AS id, (range / 7)::DOUBLE AS share, range % 3 = 0 AS third, CASE WHEN range % 5 = 0 THEN NULL ELSE 'p"' || range END AS point,
    TIMESTAMPTZ '2026-11-01 05:00:00+00' + to_seconds(range * 450) AS at, DATE '2026-11-01' + (range % 9)::INTEGER AS day, [range, NULL] AS list, (range / 3)::DECIMAL(9, 2) AS cents
    FROM range(5000) ORDER BY range`
  const rows = JSON.parse(await readText(encodeQuery(database.session, sql, 'json'))) as Record<string, unknown>[]
  const columns = JSON.parse(await readText(encodeQuery(database.session, sql, 'columnar'))) as Record<
    string,
    unknown[]
  >
  expect(Object.keys(columns)).toEqual(Object.keys(rows[0] ?? {}))
  for (const [name, values] of Object.entries(columns)) expect(values).toEqual(rows.map((row) => row[name]))
})

it('an answer that is too large to hold is refused, saying what flows instead', async () => {
  const { columns, chunks } = await openChunkStream(database.session, 'SELECT range AS id FROM range(100000)')
  const encoder = createColumnarEncoder(columns, { maxHeldBytes: 50_000 })
  const encodeAll = async () => {
    for await (const chunk of chunks) encoder.rows(chunk)
  }
  await expect(encodeAll()).rejects.toMatchObject({ code: 'query.too_large', hint: expect.stringContaining('ndjson') })
})
