import { join } from 'node:path'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatementDescription } from '../../../src/duckdb/locked/describe-statement.ts'
import { createLockedPool, type LockedPool } from '../../../src/duckdb/locked/locked-pool.ts'
import type { SqlParameter } from '../../../src/duckdb/locked/sql-parameter.ts'
import { readAll, readText } from '../read-all.ts'
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

const answer = async (sql: string, parameters: readonly SqlParameter[], format: 'json' | 'parquet' = 'json') =>
  (await pool.query(lake.request(sql, { parameters, format }))).body

const rowsOf = async (sql: string, ...parameters: SqlParameter[]) =>
  JSON.parse(await readText(await answer(sql, parameters)))

async function describeSql(sql: string, parameters?: readonly SqlParameter[]) {
  const request = lake.request(sql, { format: 'description', ...(parameters ? { parameters } : {}) })
  const said = JSON.parse(await readText((await pool.query(request)).body)) as StatementDescription
  const namesAndTypes = (schema: string) => {
    const end = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0)
    const { fields } = tableFromIPC(Buffer.concat([Buffer.from(schema, 'base64'), end])).schema
    return fields.map(({ name, type }) => `${name} ${type.typeId}${'bitWidth' in type ? ` ${type.bitWidth}` : ''}`)
  }
  return { columns: namesAndTypes(said.schema), parameters: namesAndTypes(said.parameterSchema) }
}

describe('parameters', () => {
  it('stand for ? and $1, whatever is in them', async () => {
    expect(await rowsOf('SELECT id FROM ercot.rt_spp WHERE point = ? AND id < ?', 'HB_1', 10)).toEqual([
      { id: 1 },
      { id: 6 },
    ])
    expect(await rowsOf('SELECT $2 || $1 AS x', "a'; DROP TABLE x --", '--')).toEqual([{ x: "--a'; DROP TABLE x --" }])
    expect(await rowsOf('SELECT count(*) AS n FROM ercot.rt_spp WHERE id = $1', null)).toEqual([{ n: 0 }])
    expect(await rowsOf('SELECT id FROM ercot.rt_spp ORDER BY id LIMIT ? -- the end', 1)).toEqual([{ id: 0 }])
  })

  it('may be told their type', async () => {
    const sql = `SELECT typeof($1) AS a, typeof($2) AS b, $2 > DATE '2026-03-08' AS later, typeof($3) AS c, $3 AS amount`
    const typed = [
      { sqlType: 'BIGINT', text: '9007199254740993' },
      { sqlType: 'TIMESTAMPTZ', text: '2026-03-08T06:30:00Z' },
      { sqlType: 'DECIMAL(12,3)', text: '1234.500' },
    ] as const
    expect(await rowsOf(sql, ...typed)).toEqual([
      { a: 'BIGINT', b: 'TIMESTAMP WITH TIME ZONE', later: true, c: 'DECIMAL(12,3)', amount: 1234.5 },
    ])
  })

  it('go into Parquet too', async () => {
    const bytes = await readAll(await answer('SELECT ? AS x;', ['seven'], 'parquet'))
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
  })

  it.each([
    ['of a type that is none', [{ sqlType: 'INTEGER; DROP', text: '1' }] as never, /type that parameters cannot have/],
    ['that are not of their type', [{ sqlType: 'DATE', text: 'soon' }] as const, /soon/],
    ['too few', [], /parameter/i],
  ])('are refused %s', async (_, parameters, message) => {
    await expect(answer('SELECT ? AS x', parameters)).rejects.toMatchObject({
      code: 'query.syntax',
      message: expect.stringMatching(message),
    })
  })

  it('fail in the middle of a stream with the reason', async () => {
    const sql = `SELECT CASE WHEN range = $1 THEN error('boom') ELSE repeat('x', 100) END AS x FROM range(90000);`
    await expect(answer(sql, [89999]).then(readAll)).rejects.toMatchObject({ message: expect.stringContaining('boom') })
  })
})

describe('a description', () => {
  it('names the columns and parameters of a statement that is not run', async () => {
    const endless =
      'SELECT id, point AS p, count(*) AS n FROM ercot.rt_spp, range(1000000000000) WHERE id = ? GROUP BY ALL'
    expect(await describeSql(endless)).toEqual({
      columns: ['id 2 64', 'p 5', 'n 2 64'],
      parameters: ['parameter_1 2 64'],
    })
  })

  it('takes the types of given parameters where columns depend on them', async () => {
    expect((await describeSql('SELECT $1 AS x, 1 AS y, 2 AS y', ['text'])).columns).toEqual([
      'x 5',
      'y 2 32',
      'y:1 2 32',
    ])
    expect(await describeSql('SELECT $1 AS x')).toEqual({ columns: ['x 2 32'], parameters: ['parameter_1 5'] })
  })

  it('is of what may be asked only', async () => {
    await expect(describeSql(`FROM '${lake.files.secret}'`)).rejects.toMatchObject({ code: 'query.forbidden' })
    await expect(describeSql('SELEC 1')).rejects.toMatchObject({ code: 'query.syntax' })
    await expect(describeSql('CREATE TABLE t (a INTEGER)')).rejects.toMatchObject({ code: 'query.forbidden' })
    expect((await describeSql('DESCRIBE ercot.rt_spp')).columns[0]).toBe('column_name 5')
  })
})
