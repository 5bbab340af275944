import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StatementDescription } from '../../../src/duckdb/locked/describe-statement.ts'
import { createLockedPool, type LockedPool } from '../../../src/duckdb/locked/locked-pool.ts'
import { COUNTED_ROWS } from '../../../src/duckdb/locked/measure-scan.ts'
import { readText } from '../read-all.ts'
import { createGuardedLake, type GuardedLake } from './guarded-lake.ts'

let lake: GuardedLake
let pool: LockedPool
beforeAll(async () => {
  lake = await createGuardedLake()
  pool = createLockedPool({ spillDirectory: join(lake.directory, 'spill') })
})
afterAll(async () => {
  await pool.close()
  await lake.remove()
})

async function measure(sql: string, parameters: readonly (string | number)[] = []) {
  const request = lake.request(sql, { format: 'description', measure: true, parameters })
  const views = [
    ...request.views,
    'CREATE SCHEMA t',
    'CREATE VIEW t.many AS SELECT range AS id FROM range(5000000)',
    'CREATE MACRO doubled(x) AS x * 2',
  ]
  return (JSON.parse(await readText((await pool.query({ ...request, views })).body)) as StatementDescription).scan
}

test.each([
  ['FROM ercot.rt_spp', 1000],
  ["SELECT id + 1 AS next, upper(point) AS p FROM ercot.rt_spp AS r WHERE r.id < 10 AND point IN ('HB_1', 'HB_2');", 4],
  ['SELECT doubled(id) AS d FROM ercot.rt_spp WHERE price IS NOT NULL -- all', 1000],
])('counts the rows of a plain scan: %s', async (sql, rows) => {
  expect(await measure(sql)).toEqual({ view: 'ercot.rt_spp', rows })
})

test('counts with the parameters, and large scans only so far', async () => {
  expect(await measure('SELECT * FROM ercot.rt_spp WHERE id < ?', [7])).toEqual({ view: 'ercot.rt_spp', rows: 7 })
  expect(await measure('FROM t.many')).toEqual({ view: 't.many', rows: COUNTED_ROWS })
})

test.each([
  'SELECT count(*) FROM ercot.rt_spp',
  'SELECT geomean(price) FROM ercot.rt_spp',
  'SELECT DISTINCT point FROM ercot.rt_spp',
  'SELECT point FROM ercot.rt_spp GROUP BY ALL',
  'SELECT max(point) AS p FROM ercot.rt_spp HAVING true',
  'FROM ercot.rt_spp ORDER BY id',
  'FROM ercot.rt_spp LIMIT 5',
  'FROM ercot.rt_spp USING SAMPLE 10 ROWS',
  'SELECT row_number() OVER () FROM ercot.rt_spp',
  'FROM ercot.rt_spp QUALIFY row_number() OVER () = 1',
  'SELECT (SELECT max(id) FROM ercot.rt_spp) AS m FROM ercot.rt_spp',
  'FROM ercot.rt_spp WHERE id IN (SELECT id FROM ercot.rt_spp)',
  'FROM ercot.rt_spp a, ercot.rt_spp b',
  'FROM ercot.rt_spp UNION ALL FROM ercot.rt_spp',
  'WITH r AS (FROM ercot.rt_spp LIMIT 1) FROM r',
  'FROM range(10)',
  'SELECT 1 AS one',
  'DESCRIBE ercot.rt_spp',
])('is no plain scan: %s', async (sql) => {
  expect(await measure(sql)).toBeUndefined()
})
