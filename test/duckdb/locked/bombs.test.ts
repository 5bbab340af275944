import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLockedPool, type LockedPool } from '../../../src/duckdb/locked/locked-pool.ts'
import { readText } from '../read-all.ts'
import { createGuardedLake, type GuardedLake } from './guarded-lake.ts'

/** SQL that DuckDB itself does not stop: measured 19 s after an interrupt, and 7 GB over its memory limit. */
const BOMBS: Readonly<Record<string, string>> = {
  'cross join': 'SELECT max(a.range * b.range) FROM range(1000000000) a, range(1000000000) b',
  'recursive CTE': 'WITH RECURSIVE t AS (SELECT 1::HUGEINT AS a UNION ALL SELECT a + 1 FROM t) SELECT max(a) FROM t',
  levenshtein: `SELECT max(levenshtein(repeat('ab', 20000) || a.range, repeat('ba', 20000) || b.range)) FROM range(1000) a, range(1000) b`,
  list_sort: `SELECT length(list_sort(list_transform(range(200000000), lambda x: hash(x))))`,
  'one long text': `SELECT length(upper(repeat('x', 2000000000) || range::VARCHAR)) FROM range(100)`,
  'many long texts': `SELECT count(DISTINCT repeat('x', 1000000) || range) FROM range(100000)`,
  list_transform: 'SELECT length(list_transform(range(300000000), lambda x: x + 1))',
  'generate_series bomb': 'SELECT sum(x) FROM (SELECT unnest(generate_series(1, 1000000000)) AS x)',
  'list of everything': 'SELECT length(list(hash(range))) FROM range(1000000000)',
  'sort that spills': 'SELECT hash(range) AS h, hash(h) AS i FROM range(1000000000) ORDER BY h',
  'regular expression': `SELECT count(*) FROM range(1000000) WHERE regexp_matches(repeat('a', 100000) || range, '(a|aa)*(a|aaa)*c')`,
  'text of texts': `SELECT string_agg(repeat('x', 1000000) || range, ',') FROM range(100000)`,
  'endless answer': 'SELECT hash(range) FROM range(100000000000)',
  'deep statement': `SELECT ${'1 UNION ALL SELECT '.repeat(30_000)} 1`,
  sleep: 'SELECT sleep_ms(60000)',
}

const limits = { timeoutMs: 1000, memoryBytes: 600e6, maxRows: 100_000_000, maxBytes: 100e9, spillBytes: 1e9 }

let lake: GuardedLake
let pool: LockedPool
beforeAll(async () => {
  lake = await createGuardedLake()
  pool = createLockedPool({ spillDirectory: join(lake.directory, 'spill') })
})
afterAll(async () => {
  await pool.close()
  expect(await readdir(join(lake.directory, 'spill'))).toEqual([])
  await lake.remove()
})

const ask = async (sql: string, own = {}) => readText((await pool.query(lake.request(sql, { limits: own }))).body)

describe('a bomb', () => {
  it.each(Object.entries(BOMBS))('%s ends within 2 s of its limit, and the next query is answered', async (_, sql) => {
    await ask('SELECT 1')
    const started = performance.now()
    await expect(ask(sql, limits)).rejects.toMatchObject({
      code: expect.stringMatching(/^query\.(timeout|too_large)$/),
    })
    expect(performance.now() - started).toBeLessThan(limits.timeoutMs + 2000)
    expect(JSON.parse(await ask('SELECT count(*) AS n FROM ercot.rt_spp'))).toEqual([{ n: 1000 }])
  })
})
