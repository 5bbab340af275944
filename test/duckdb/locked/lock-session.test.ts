import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase, type Session } from '../../../src/duckdb/database.ts'
import { isRefusedFunction } from '../../../src/duckdb/locked/allowed-sql.ts'
import { lockSession } from '../../../src/duckdb/locked/lock-session.ts'
import { createGuardedLake, type GuardedLake } from './guarded-lake.ts'

let lake: GuardedLake
let database: Database
let session: Session
beforeAll(async () => {
  lake = await createGuardedLake()
  database = await openDatabase({ memoryBytes: 200e6, spillDirectory: join(lake.directory, 'spill') })
  session = await database.connect()
  await lockSession(session, { paths: [lake.files.part], spillBytes: 1e9, memoryBytes: 200e6 })
})
afterAll(async () => {
  session[Symbol.dispose]()
  database.close()
  await lake.remove()
})

describe('a locked session, without any guard before it', () => {
  it('reads its own file', async () => {
    expect(await session.rows(`SELECT count(*) AS n FROM read_parquet('${lake.files.part}')`)).toEqual([{ n: 1000 }])
  })

  it.each([
    `FROM read_text('LOG')`,
    `FROM read_csv('SECRET')`,
    `FROM read_csv('LINK')`,
    `FROM 'OTHER'`,
    `FROM glob('/etc/*')`,
    `COPY (SELECT 1) TO 'SECRET'`,
    `COPY (SELECT 1) TO 'SECRET' (USE_TMP_FILE false)`,
    `ATTACH 'LOG.db'`,
    `EXPORT DATABASE 'LOG.out'`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'SET enable_external_access = true',
    `SET memory_limit = '100GB'`,
    `SET allowed_paths = ['/etc/passwd']`,
    'RESET lock_configuration',
  ])('refuses %s', async (statement) => {
    const { log, secret, link, other } = lake.files
    const sql = statement.replace('LOG', log).replace('SECRET', secret).replace('LINK', link).replace('OTHER', other)
    const before = await lake.fingerprint()
    await expect(session.run(sql)).rejects.toThrow(/disabled|locked|Cannot/)
    expect(await lake.fingerprint()).toEqual(before)
  })

  it('has no function with side effects that was not judged', async () => {
    const rows = await session.rows<{ name: string }>(
      `SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE stability = 'VOLATILE' ORDER BY name`,
    )
    const allowed = rows.map(({ name }) => name).filter((name) => !isRefusedFunction(name))
    // Each of these was looked at: they neither act beyond their own query nor tell about the machine.
    expect(allowed).toEqual([
      'current_connection_id',
      'current_query',
      'current_query_id',
      'current_transaction_id',
      'error',
      'gen_random_uuid',
      'random',
      'setseed',
      'sleep_ms',
      'stats',
      'uuid',
      'uuidv4',
      'uuidv7',
    ])
  })
})
