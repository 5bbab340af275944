import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLockedPool, type LockedPool } from '../../../src/duckdb/locked/locked-pool.ts'
import { readText } from '../read-all.ts'
import { createGuardedLake, type GuardedLake } from './guarded-lake.ts'

type Verdict = 'works' | 'query.forbidden' | 'query.syntax'

/** PART, OTHER, LOG, SECRET, LINK, LAKE and OUT stand for paths. */
const STATEMENTS: readonly (readonly [sql: string, verdict: Verdict])[] = [
  ['SELECT count(*) AS n FROM ercot.rt_spp', 'works'],
  [`WITH a AS (SELECT * FROM ercot.rt_spp), b AS (FROM a WHERE id > 3) SELECT max(id) FROM b;`, 'works'],
  [`FROM ERCOT."RT_SPP" SELECT point, avg(price) GROUP BY ALL -- by point`, 'works'],
  ['VALUES (1), (2)', 'works'],
  ['DESCRIBE ercot.rt_spp', 'works'],
  ['SUMMARIZE ercot.rt_spp', 'works'],
  ['SHOW TABLES', 'works'],
  ['SHOW ALL TABLES', 'works'],
  ['SELECT * FROM range(3) t(x), LATERAL (SELECT unnest([x, x + 1]))', 'works'],
  [`SELECT table_name FROM information_schema.tables`, 'works'],
  [`PIVOT ercot.rt_spp ON point IN ('HB_0', 'HB_1') USING avg(price)`, 'works'],
  ['WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t WHERE a < 5) FROM t', 'works'],
  ['SELECT id, row_number() OVER (PARTITION BY point ORDER BY id) FROM ercot.rt_spp ORDER BY id LIMIT 3', 'works'],

  [`SELECT * FROM read_csv('SECRET')`, 'query.forbidden'],
  [`SELECT * FROM read_csv_auto('SECRET')`, 'query.forbidden'],
  [`SELECT * FROM read_text('SECRET')`, 'query.forbidden'],
  [`SELECT * FROM read_blob('SECRET')`, 'query.forbidden'],
  [`SELECT * FROM read_json('LOG')`, 'query.forbidden'],
  [`SELECT * FROM glob('LAKE/**')`, 'query.forbidden'],
  [`SELECT * FROM sniff_csv('SECRET')`, 'query.forbidden'],
  [`SELECT * FROM parquet_metadata('PART')`, 'query.forbidden'],
  [`SELECT * FROM read_parquet('PART')`, 'query.forbidden'],
  [`SELECT * FROM read_parquet('OTHER')`, 'query.forbidden'],
  [`SELECT * FROM read_csv('LAKE/../outside/secret.csv')`, 'query.forbidden'],
  [`SELECT * FROM read_csv('LINK')`, 'query.forbidden'],
  [`FROM 'SECRET'`, 'query.forbidden'],
  [`FROM 'PART'`, 'query.forbidden'],
  [`FROM "/etc/passwd"`, 'query.forbidden'],
  [`DESCRIBE 'SECRET'`, 'query.forbidden'],
  [`SELECT (SELECT count(*) FROM 'SECRET') FROM ercot.rt_spp`, 'query.forbidden'],
  [`SELECT * FROM query('SELECT * FROM read_text(''SECRET'')')`, 'query.forbidden'],
  [`SELECT * FROM query_table('SECRET')`, 'query.forbidden'],
  [`COPY (SELECT 1) TO 'LAKE/x.csv'`, 'query.forbidden'],
  [`COPY (SELECT 1) TO 'PART' (FORMAT parquet)`, 'query.forbidden'],
  [`COPY ercot.rt_spp TO 'OUT'`, 'query.forbidden'],
  [`EXPORT DATABASE 'OUT'`, 'query.forbidden'],
  [`IMPORT DATABASE 'LAKE'`, 'query.forbidden'],
  [`ATTACH 'LAKE/x.db' AS x`, 'query.forbidden'],
  [`ATTACH ':memory:' AS x`, 'query.forbidden'],
  [`DETACH memory`, 'query.forbidden'],
  [`USE main`, 'query.forbidden'],
  [`INSTALL httpfs`, 'query.forbidden'],
  [`LOAD httpfs`, 'query.forbidden'],
  [`SET memory_limit = '100GB'`, 'query.forbidden'],
  [`SET enable_external_access = true`, 'query.forbidden'],
  [`RESET lock_configuration`, 'query.forbidden'],
  [`PRAGMA enable_profiling`, 'query.forbidden'],
  [`PRAGMA database_list`, 'query.forbidden'],
  [`CALL pragma_version()`, 'query.forbidden'],
  [`CREATE SECRET s (TYPE s3, KEY_ID 'a')`, 'query.forbidden'],
  [`CREATE TABLE t AS SELECT 1`, 'query.forbidden'],
  [`CREATE OR REPLACE VIEW ercot.rt_spp AS SELECT 1`, 'query.forbidden'],
  [`DROP VIEW ercot.rt_spp`, 'query.forbidden'],
  [`INSERT INTO ercot.rt_spp VALUES (1, 'a', 2)`, 'query.forbidden'],
  [`SET VARIABLE files = ['SECRET']`, 'query.forbidden'],
  [`PREPARE p AS SELECT 1`, 'query.forbidden'],
  [`EXPLAIN ANALYZE SELECT * FROM ercot.rt_spp`, 'query.forbidden'],
  [`VACUUM`, 'query.forbidden'],
  [`CHECKPOINT`, 'query.forbidden'],
  [`BEGIN TRANSACTION`, 'query.forbidden'],
  [`SELECT 1; DROP VIEW ercot.rt_spp`, 'query.forbidden'],
  [`SELECT 1; SELECT 2`, 'query.forbidden'],
  [`PIVOT ercot.rt_spp ON point`, 'query.forbidden'],
  [`SELECT write_log('x')`, 'query.forbidden'],
  [`SELECT getenv('HOME')`, 'query.forbidden'],
  [`SELECT current_setting('temp_directory')`, 'query.forbidden'],
  [`SELECT getvariable('files')`, 'query.forbidden'],
  [`SELECT json_serialize_plan('FROM ercot.rt_spp')`, 'query.forbidden'],
  [`SELECT __internal_decompress_string(1::HUGEINT)`, 'query.forbidden'],
  [`SELECT pg_get_viewdef(oid) FROM (SELECT 1 AS oid)`, 'query.forbidden'],
  [`FROM duckdb_settings()`, 'query.forbidden'],
  [`FROM duckdb_views()`, 'query.forbidden'],
  [`FROM duckdb_secrets()`, 'query.forbidden'],
  [`FROM sqlite_master`, 'query.forbidden'],
  [`FROM pg_catalog.pg_views`, 'query.forbidden'],
  [`FROM information_schema.views`, 'query.forbidden'],
  [`FROM system.main.duckdb_views`, 'query.forbidden'],
  [`SHOW VARIABLES`, 'query.forbidden'],
  [`SELECT * FROM (WITH sqlite_master AS (SELECT 1) FROM sqlite_master), sqlite_master`, 'query.forbidden'],
  [`WITH a AS (FROM sqlite_master), sqlite_master AS (SELECT 1) FROM a`, 'query.forbidden'],
  [
    `WITH RECURSIVE sqlite_master AS (SELECT sql FROM sqlite_master UNION SELECT sql FROM sqlite_master) FROM sqlite_master`,
    'query.forbidden',
  ],
  [`SELECT * FROM arrow_scan(0, 0, 0)`, 'query.forbidden'],
  [`SELECT * FROM histogram('sqlite_master', 'sql')`, 'query.forbidden'],

  ['SELEC 1', 'query.syntax'],
  ['', 'query.syntax'],
  ['-- nothing but a comment\n;', 'query.syntax'],
  ['SELECT nothing FROM ercot.rt_spp', 'query.syntax'],
  ['FROM ercot.rt_sp', 'query.syntax'],
  ['SELECT $1', 'query.syntax'],
  ['SELECT no_such_function(1)', 'query.syntax'],
]

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

describe('the lock', () => {
  it.each(STATEMENTS)('%s → %s', async (statement, verdict) => {
    const { part, other, log, secret, link } = lake.files
    const paths = {
      PART: part,
      OTHER: other,
      LOG: log,
      SECRET: secret,
      LINK: link,
      LAKE: join(lake.directory, 'lake'),
      OUT: join(lake.directory, 'out'),
    }
    const sql = statement.replace(
      /\b(PART|OTHER|LOG|SECRET|LINK|LAKE|OUT)\b(?! s )/g,
      (name) => paths[name as keyof typeof paths],
    )
    const before = await lake.fingerprint()
    const answer = pool.query(lake.request(sql)).then(({ body }) => readText(body))
    if (verdict === 'works') expect(JSON.parse(await answer)).toBeInstanceOf(Array)
    else
      await expect(answer).rejects.toMatchObject(
        verdict === 'query.forbidden' ? { code: verdict, hint: expect.any(String) } : { code: verdict },
      )
    expect(await lake.fingerprint()).toEqual(before)
  })

  it('says what is forbidden and what is allowed', async () => {
    await expect(pool.query(lake.request(`SELECT * FROM read_text('x')`))).rejects.toMatchObject({
      message: expect.stringContaining('read_text()'),
      hint: expect.stringMatching(/range.*ercot\.rt_spp/),
    })
    await expect(pool.query(lake.request('FROM ercot.rt_sp'))).rejects.toMatchObject({
      message: expect.stringContaining('ercot.rt_sp'),
      hint: expect.stringContaining('ercot.rt_spp'),
    })
  })
})
