import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeParquet } from '../../../src/duckdb/encode/encode-parquet.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readAll } from '../read-all.ts'

let database: TestDatabase
let scratch: string
beforeAll(async () => {
  database = await openTestDatabase()
  scratch = join(database.directory, 'scratch')
})
afterAll(() => database.close())

describe('an answer as Parquet', () => {
  it('reads back row for row in its order, and leaves nothing behind', async () => {
    const bytes = await readAll(
      encodeParquet(
        database.session,
        `SELECT range AS id FROM range(300000) ORDER BY id DESC; -- newest first`,
        scratch,
      ),
    )
    const file = join(database.directory, 'back.parquet')
    await writeFile(file, bytes)
    const sql = `SELECT count(*) AS n, max(id) AS most, bool_and(id < before) AS sorted FROM (SELECT id, lag(id, 1, 300000) OVER () AS before FROM '${file}')`
    expect(await database.session.rows(sql)).toEqual([{ n: 300_000, most: 299_999, sorted: true }])
    expect(await readdir(scratch)).toEqual([])
  })

  it('is refused beyond its rows or bytes, also while it is written', async () => {
    const { session } = database
    await expect(readAll(encodeParquet(session, 'FROM range(1001)', scratch, { maxRows: 1000 }))).rejects.toMatchObject(
      { code: 'query.too_large' },
    )
    await expect(readAll(encodeParquet(session, 'FROM range(1001)', scratch, { maxBytes: 100 }))).rejects.toMatchObject(
      { code: 'query.too_large' },
    )
    const endless = 'SELECT hash(range) AS h, hash(h) AS i FROM range(100000000000)'
    await expect(readAll(encodeParquet(session, endless, scratch, { maxBytes: 1_000_000 }))).rejects.toMatchObject({
      code: 'query.too_large',
    })
    expect(await readdir(scratch)).toEqual([])
  })

  it('throws what goes wrong, and ends when its signal aborts', async () => {
    const { session } = database
    await expect(readAll(encodeParquet(session, `SELECT error('boom') FROM range(3)`, scratch))).rejects.toMatchObject({
      code: 'query.syntax',
      message: expect.stringContaining('boom'),
    })
    const signal = AbortSignal.timeout(50)
    await expect(
      readAll(
        encodeParquet(session, 'SELECT max(a.range * b.range) FROM range(1000000000) a, range(1000) b', scratch, {
          signal,
        }),
      ),
    ).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(scratch)).toEqual([])
  })
})
