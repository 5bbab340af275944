import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readAll, readText } from '../read-all.ts'

const FORMATS = ['json', 'columnar', 'ndjson', 'csv', 'arrow', 'xlsx', 'table'] as const

/** Fails at its last rows, long after the first were handed out. */
const FAILS_HALF_WAY = `SELECT CASE WHEN range = 999999 THEN error('boom') ELSE range::VARCHAR END AS x FROM range(1000000)`
const ENDLESS = 'SELECT max(a.range * b.range) AS x FROM range(1000000000) a, range(1000) b'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('an encoded answer', () => {
  it('is an array, lines or an object with meta', async () => {
    const { session } = database
    const sql = `SELECT range AS id, 'p' || range AS point FROM range(2)`
    expect(await readText(encodeQuery(session, sql, 'json'))).toBe(
      '[\n{"id":0,"point":"p0"},\n{"id":1,"point":"p1"}\n]\n',
    )
    expect(await readText(encodeQuery(session, sql, 'columnar'))).toBe('{\n"id":[0,1],\n"point":["p0","p1"]\n}\n')
    expect(await readText(encodeQuery(session, sql, 'ndjson'))).toBe('{"id":0,"point":"p0"}\n{"id":1,"point":"p1"}\n')
    const wrapped = await readText(encodeQuery(session, sql, 'json', { wrap: { meta: { basis: 'any' } } }))
    expect(JSON.parse(wrapped)).toEqual({
      meta: { basis: 'any', columns: ['id', 'point'] },
      data: [
        { id: 0, point: 'p0' },
        { id: 1, point: 'p1' },
      ],
    })
  })

  it('without rows is still whole', async () => {
    const { session } = database
    const sql = 'SELECT 1 AS id WHERE false'
    expect(await readText(encodeQuery(session, sql, 'json', { wrap: { meta: {} } }))).toBe(
      '{"meta":{"columns":["id"]},"data":[]}\n',
    )
    expect(await readText(encodeQuery(session, sql, 'json'))).toBe('[]\n')
    expect(JSON.parse(await readText(encodeQuery(session, sql, 'columnar', { wrap: { meta: {} } })))).toEqual({
      meta: {},
      columns: { id: [] },
    })
    expect(await readText(encodeQuery(session, sql, 'ndjson'))).toBe('')
    expect(await readText(encodeQuery(session, sql, 'csv'))).toBe('id\n')
    expect(await readText(encodeQuery(session, sql, 'table'))).toBe('id\n──\n(no rows)\n')
  })

  it('names columns that share a name apart, and escapes names', async () => {
    const text = await readText(encodeQuery(database.session, `SELECT 1 AS a, 2 AS a, 3 AS "say ""hi"", x"`, 'json'))
    expect(Object.values(JSON.parse(text)[0])).toEqual([1, 2, 3])
    expect(await readText(encodeQuery(database.session, `SELECT 3 AS "say ""hi"", x"`, 'csv'))).toBe(
      '"say ""hi"", x"\n3\n',
    )
  })

  it('keeps the order of the query over many chunks', async () => {
    const sql = 'SELECT range AS id FROM range(100000) ORDER BY range % 7, range DESC'
    const ids = (await readText(encodeQuery(database.session, sql, 'csv'))).trim().split('\n').slice(1).map(Number)
    const expected = Array.from({ length: 100_000 }, (_, id) => id).sort((a, b) => (a % 7) - (b % 7) || b - a)
    expect(ids).toEqual(expected)
  })

  it('as a table aligns, cuts long cells, shows control characters and counts the rest', async () => {
    const sql = `SELECT range AS id, CASE WHEN range = 0 THEN 'tab\there' || chr(27) || '[31m' ELSE repeat('x', 70) END AS text FROM range(1043)`
    const lines = (await readText(encodeQuery(database.session, sql, 'table'))).trimEnd().split('\n')
    expect(lines).toHaveLength(2 + 40 + 1)
    expect(lines[0]).toBe('id  text')
    expect(lines[2]).toBe(' 0  tab\\there\\x1b[31m')
    expect(lines[3]).toBe(` 1  ${'x'.repeat(59)}…`)
    expect(lines[42]).toBe('… 1,003 more rows')
  })

  it.each(FORMATS)('as %s is refused beyond its rows or bytes, never cut', async (format) => {
    const { session } = database
    const sql = 'SELECT range AS id FROM range(5000)'
    await expect(readAll(encodeQuery(session, sql, format, { maxRows: 4999 }))).rejects.toMatchObject({
      code: 'query.too_large',
    })
    expect((await readAll(encodeQuery(session, sql, format, { maxRows: 5000 }))).length).toBeGreaterThan(0)
    await expect(readAll(encodeQuery(session, sql, format, { maxBytes: 100 }))).rejects.toMatchObject({
      code: 'query.too_large',
    })
  })

  it.each(FORMATS)('as %s throws what goes wrong half-way, with its reason', async (format) => {
    await expect(readAll(encodeQuery(database.session, FAILS_HALF_WAY, format))).rejects.toMatchObject({
      code: 'query.syntax',
      message: expect.stringContaining('boom'),
      context: { sql: FAILS_HALF_WAY },
    })
    expect(await database.session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('says what is wrong before the first byte', async () => {
    const { session } = database
    await expect(encodeQuery(session, 'SELEC 1', 'json').next()).rejects.toMatchObject({ code: 'query.syntax' })
    await expect(encodeQuery(session, 'SELECT nothing', 'json').next()).rejects.toMatchObject({ code: 'query.syntax' })
    await expect(encodeQuery(session, 'SELECT row(1, 2)', 'json').next()).rejects.toMatchObject({
      code: 'query.syntax',
    })
  })
})

describe('an answer that is given up', () => {
  it('ends when its signal aborts', async () => {
    const stop = new AbortController()
    const answer = readAll(encodeQuery(database.session, ENDLESS, 'json', { signal: stop.signal }))
    setTimeout(() => stop.abort(), 50)
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
    expect(await database.session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('does not start when its signal was aborted before', async () => {
    const answer = readAll(encodeQuery(database.session, ENDLESS, 'json', { signal: AbortSignal.abort() }))
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('ends when it is returned while DuckDB still works on the first row', async () => {
    const answer = encodeQuery(database.session, ENDLESS, 'json')
    const first = expect(answer.next()).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await answer.return()
    await first
    expect(await database.session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('ends when a reader leaves in the middle', async () => {
    for await (const piece of encodeQuery(database.session, 'SELECT range FROM range(100000000000)', 'csv')) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(await database.session.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('is never held whole: an endless answer flows in bounded memory', async () => {
    const before = process.memoryUsage().rss
    let rows = 0
    let peak = 0
    for await (const piece of encodeQuery(
      database.session,
      `SELECT range AS id, 'HB_' || range AS point, range * 1.5 AS price FROM range(100000000000)`,
      'csv',
    )) {
      for (const byte of piece) if (byte === 10) rows++
      peak = Math.max(peak, process.memoryUsage().rss)
      if (rows > 1_000_000) break
    }
    expect(rows).toBeGreaterThan(1_000_000)
    expect(peak - before).toBeLessThan(250e6)
  })
})
