import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FlightLake, openFlightLake } from '../server/flight/flight-lake.ts'
import { interopJdbc, type Jdbc, type JdbcFailure, type JdbcTable, openJdbc } from './jdbc.ts'
import { expectedText, jdbcText } from './jdbc-text.ts'

const { jar, reason } = interopJdbc()
const { jar: toolJar, reason: noToolJar } = interopJdbc('18.2.0')

interface Case {
  name: string
  sql: string
  parameters?: readonly (string | number | bigint | boolean | null | { type: string; text: string })[]
  types: Readonly<Record<string, string>> | null
  rows: readonly (readonly (string | null)[])[]
}

/** Whole numbers that a double does not hold stay whole. */
const keepWhole = (_name: string, value: unknown, context?: { source?: string }): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(context?.source ?? '') : value
const casesText = readFileSync(new URL('flight-cases.json', import.meta.url), 'utf8')
const { cases, refused } = JSON.parse(casesText, keepWhole) as { cases: readonly Case[]; refused: readonly Case[] }
/** Takes unsigned numbers for signed ones, and of a dictionary the index for the value. */
const DRIVER_MISREADS = /^(uint|dictionary)/

let lake: FlightLake
let jdbc: Jdbc

beforeAll(async () => {
  if (!jar) return
  lake = await openFlightLake()
  jdbc = openJdbc(jar, `jdbc:arrow-flight-sql://localhost:${lake.port}?useEncryption=false`)
})
afterAll(async () => {
  await jdbc?.[Symbol.asyncDispose]()
  await lake?.[Symbol.asyncDispose]()
})

/** What DuckDB itself says, in the JSON of our engine. */
async function ask(sql: string): Promise<unknown[][]> {
  const { body } = await lake.engine.sql({ sql }, 'json')
  let text = ''
  for await (const chunk of body) text += Buffer.from(chunk).toString()
  return (JSON.parse(text) as { data: object[] }).data.map((row) => Object.values(row))
}

/** A value as text; an instant without zeros at the end of its fraction. */
const textOf = (value: unknown): string => {
  const text = String(value)
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(text) ? Temporal.Instant.from(text).toString() : text
}
const texts = (rows: readonly (readonly unknown[])[]): string[][] => rows.map((row) => row.map(textOf))

/** A letter for the type and the text. The driver binds nothing but text where SQL does not tell the type of a parameter. */
function parameterText(value: NonNullable<Case['parameters']>[number], isTold: boolean): string {
  if (value === null) return 'n'
  if (typeof value === 'string') return `s${value}`
  if (!isTold) return `s${typeof value === 'object' ? value.text : value}`
  if (typeof value === 'object') return `${value.type === 'date' ? 'D' : 't'}${value.text}`
  if (typeof value === 'number') return `${Number.isInteger(value) ? 'i' : 'd'}${value}`
  return `b${value}`
}

const records = ({ columns, rows }: JdbcTable): Record<string, unknown>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))

describe.skipIf(!jar)(`the Arrow Flight SQL JDBC driver${jar ? '' : ` (not run: ${reason})`}`, () => {
  describe('is told by the metadata', () => {
    test('what server this is', async () => {
      expect(await jdbc.ask('server')).toMatchObject({ name: 'gridlake', readOnly: true, quote: '"', valid: true })
    })

    test('catalogs, schemas and table types', async () => {
      const catalogs = records(await jdbc.ask('catalogs'))
      expect(catalogs.length).toBeGreaterThan(0)
      const schemas = records(await jdbc.ask('schemas', '%')).map((row) => row['TABLE_SCHEM'])
      expect(schemas).toEqual(['ercot', 'gridlake'])
      expect(records(await jdbc.ask('schemas', 'e%')).map((row) => row['TABLE_SCHEM'])).toEqual(['ercot'])
      const types = records(await jdbc.ask('tableTypes')).map((row) => row['TABLE_TYPE'])
      expect(types).toContain('TABLE')
    })

    test('tables and their columns, as DuckDB describes them', async () => {
      const tables = records(await jdbc.ask('tables', 'ercot', '%spp')).map((row) => row['TABLE_NAME'])
      expect(tables).toEqual(['rt_spp'])
      const columns = records(await jdbc.ask('columns', 'ercot', 'rt_spp'))
      const described = await ask('select column_name from (describe ercot.rt_spp)')
      expect(columns.map((row) => row['COLUMN_NAME'])).toEqual(described.flat())
      const typeOf = (name: string) => columns.find((row) => row['COLUMN_NAME'] === name)?.['TYPE_NAME']
      expect(typeOf('price_usd_per_mwh')).toBe('DOUBLE')
      expect(typeOf('settlement_point')).toBe('VARCHAR')
      expect(typeOf('interval_start')).toMatch(/^TIMESTAMP/)
      expect(typeOf('operating_date')).toBe('DATE')
    })

    test('primary and foreign keys', async () => {
      const keys = records(await jdbc.ask('primaryKeys', 'ercot', 'rt_spp')).map((row) => row['COLUMN_NAME'])
      expect(keys).toEqual(['settlement_point', 'settlement_point_type', 'interval_start'])
      expect(records(await jdbc.ask('importedKeys', 'ercot', 'rt_spp'))).toEqual([])
      expect(records(await jdbc.ask('exportedKeys', 'ercot', 'rt_spp'))).toEqual([])
    })
  })

  test('reads rows of a dataset as DuckDB has them', async () => {
    const sql =
      "select settlement_point, hour_ending, price_usd_per_mwh, interval_start from ercot.rt_spp where settlement_point like 'HB%' order by interval_start, settlement_point limit 500"
    const { rows } = await jdbc.ask<JdbcTable>('query', sql)
    expect(rows).toHaveLength(500)
    expect(texts(rows)).toEqual(texts(await ask(sql)))
  })

  test.each(cases)('gets what the case says: $name', async ({ sql, parameters, types, rows }) => {
    const prepared = parameters?.map((each) => parameterText(each, types !== null)).join('\u0001')
    const got = await (prepared === undefined ? jdbc.ask('query', sql) : jdbc.ask('prepared', sql, prepared))
    expect(got).not.toHaveProperty('error')
    const [answer] = [got].flat() as JdbcTable[]
    const columns = Object.entries(types ?? Object.fromEntries((answer?.columns ?? []).map(({ name }) => [name, ''])))
    // Where no batch comes the driver names every column twice.
    const named = answer?.columns.slice(0, rows.length > 0 ? undefined : columns.length)
    expect(named?.map(({ name }) => name)).toEqual(columns.map(([name]) => name))
    const right = columns.map(([, type], at) => ({ type, at })).filter(({ type }) => !DRIVER_MISREADS.test(type))
    expect(answer?.rows.map((row) => right.map(({ type, at }) => jdbcText(row[at], type)))).toEqual(
      rows.map((row) => right.map(({ type, at }) => expectedText(row[at] ?? null, type))),
    )
  })

  test.each(refused)('is refused: $name', async ({ sql }) => {
    expect(await jdbc.ask<JdbcFailure>('query', sql)).toMatchObject({ error: 'java.sql.SQLException' })
  })

  test('executes what it prepared, with other parameters each time', async () => {
    const sql =
      'select count(*)::integer as n, min(price_usd_per_mwh) as least from ercot.rt_spp where settlement_point = ? and hour_ending <= ?'
    expect(await jdbc.ask('describe', sql)).toMatchObject({
      columns: [{ name: 'n' }, { name: 'least' }],
      parameters: 2,
    })
    const bound = [
      ['HB_HOUSTON', 6],
      ['LZ_WEST', 24],
      ["O'Brien; drop table x", 24],
    ] as const
    const answers = await jdbc.ask<JdbcTable[]>(
      'prepared',
      sql,
      ...bound.map(([point, hour]) => `s${point}\u0001i${hour}`),
    )
    const own = await Promise.all(
      bound.map(([point, hour]) =>
        ask(sql.replace('?', `'${point.replaceAll("'", "''")}'`).replace('?', String(hour))),
      ),
    )
    expect(answers.map(({ rows }) => texts(rows))).toEqual(own.map(texts))
    expect(own.at(-1)).toEqual([[0, null]])
  })

  test('is refused an update, and told why of bad SQL', async () => {
    const update = await jdbc.ask<JdbcFailure>('update', 'create table t (a integer)')
    expect(update.error).toMatch(/SQL/)
    const unknown = await jdbc.ask<JdbcFailure>('query', 'select price from ercot.rt_spp')
    expect(unknown.message).toMatch(/price/)
    const location = await jdbc.ask<JdbcFailure>('query', 'select * from ercot.rt_sp')
    expect(location.message).toMatch(/rt_spp/)
    expect(await jdbc.ask('query', 'select 1 as one')).toMatchObject({ rows: [['1']] })
  })

  test('reads 10,000,000 rows whole', async () => {
    const rows = 10_000_000
    const sql = `select i, i * 0.5 as half, 'p' || (i % 900) as point, case when i % 7 > 0 then i end as holes from range(${rows}) t(i)`
    expect(await jdbc.ask('read', sql)).toMatchObject({ rows, sum: (rows * (rows - 1)) / 2 })
  }, 180_000)

  test('cancels a query that runs', async () => {
    const forever = 'select count(*) from range(100000000) a, range(100000) b where (a.range * b.range) % 7 = 3'
    const told = await jdbc.ask<JdbcFailure & { ms: number; rows: number }>('cancel', forever, '500')
    expect(told.rows).toBe(0)
    expect(told.error).toMatch(/SQL/)
    expect(told.ms).toBeLessThan(5_000)
    expect(await jdbc.ask('query', 'select 1 as one')).toMatchObject({ rows: [['1']] })
  })
})

test.skipIf(!toolJar)(`a tool reads a table as it comes${toolJar ? '' : ` (not run: ${noToolJar})`}`, async () => {
  const url = `jdbc:arrow-flight-sql://localhost:${lake.port}?useEncryption=false`
  await using tool = openJdbc(toolJar ?? '', url, { asTool: true })
  const sql = 'select * from ercot.wind order by interval_start, published_at limit 50'
  const { columns, rows } = await tool.ask<JdbcTable>('query', sql)
  expect(columns.length).toBeGreaterThan(20)
  expect(texts(rows)).toEqual(texts(await ask(sql)))
})
