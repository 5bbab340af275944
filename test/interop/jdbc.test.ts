import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { interopJdbc, type Jdbc, type JdbcFailure, type JdbcTable, openJdbc } from './jdbc.ts'
import { type Doors, serveDoors } from './serve-doors.ts'

const { jar, reason } = interopJdbc()
const { jar: toolJar, reason: noToolJar } = interopJdbc('18.2.0')

/** Unsigned numbers and ENUMs the driver misreads. SQL of a value, the name JDBC has for its type, and the value: instants in UTC, whole numbers and decimals as text. */
const TYPES: readonly (readonly [sql: string, type: string, value: unknown])[] = [
  ['true', 'BOOLEAN', true],
  ['(-128)::tinyint', 'TINYINT', '-128'],
  ['(-32768)::smallint', 'SMALLINT', '-32768'],
  ['2147483647::integer', 'INTEGER', '2147483647'],
  ['(-9223372036854775808)::bigint', 'BIGINT', '-9223372036854775808'],
  ['1.5::float', 'FLOAT', 1.5],
  ['0.1::double', 'DOUBLE', 0.1],
  ['(-12345.678)::decimal(18, 3)', 'DECIMAL', '-12345.678'],
  ['12345678901234567890.12345678::decimal(38, 8)', 'DECIMAL', '12345678901234567890.12345678'],
  ['\'Größe \u{1f50c} "quoted"\'', 'VARCHAR', 'Größe \u{1f50c} "quoted"'],
  ["'\\x00\\xff'::blob", 'VARBINARY', '00ff'],
  ["date '1969-07-20'", 'DATE', '1969-07-20'],
  ["timestamptz '2026-11-01 06:30:00.123456+00'", 'TIMESTAMP_WITH_TIMEZONE', '2026-11-01T06:30:00.123456Z'],
  ["timestamp '2026-11-01 06:30:00'", 'TIMESTAMP', '2026-11-01T06:30'],
  ["time '23:59:59'", 'TIME', '23:59:59'],
  ['[1, null, 3]', 'ARRAY', ['1', null, '3']],
  ["{a: 1, b: 'x'}", 'JAVA_OBJECT', { a: '1', b: 'x' }],
  ["map {'a': 1.5::double}", 'JAVA_OBJECT', { a: 1.5 }],
  ["'6bc4a5f0-4d3e-4f0a-8a57-0b4d5b6c7d8e'::uuid", 'VARCHAR', '6bc4a5f0-4d3e-4f0a-8a57-0b4d5b6c7d8e'],
]

let doors: Doors
let jdbc: Jdbc

beforeAll(async () => {
  if (!jar) return
  doors = await serveDoors()
  jdbc = openJdbc(jar, `jdbc:arrow-flight-sql://localhost:${doors.flightPort}?useEncryption=false`)
})
afterAll(async () => {
  await jdbc?.[Symbol.asyncDispose]()
  await doors?.[Symbol.asyncDispose]()
})

/** What DuckDB itself says, in the JSON of our engine. */
async function ask(sql: string): Promise<unknown[][]> {
  const { body } = await doors.workplace.engine.sql({ sql }, 'json')
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
      expect(tables).toEqual(['dam_spp', 'rt_spp'])
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

  test('reads all types, and their nulls', async () => {
    const names = TYPES.map((_, at) => `c${at}`)
    const values = TYPES.map(([sql]) => sql).join(', ')
    const nulls = TYPES.map(() => 'null').join(', ')
    const sql = `select * from (values (${values}), (${nulls})) t(${names.join(', ')})`
    const { columns, rows } = await jdbc.ask<JdbcTable>('query', sql)
    const read = TYPES.map(([sql], at) => [sql, columns[at]?.type, rows[0]?.[at]])
    expect(read).toEqual(TYPES)
    expect(rows[1]).toEqual(TYPES.map(() => null))
  })

  test('executes what it prepared, with other parameters each time', async () => {
    const sql =
      'select count(*)::integer as n, min(price_usd_per_mwh) as least from ercot.rt_spp where settlement_point = ? and hour_ending <= ?'
    expect(await jdbc.ask('describe', sql)).toMatchObject({
      columns: [{ name: 'n' }, { name: 'least' }],
      parameters: 2,
    })
    const bound = [
      ['HB_WEST', 6],
      ['LZ_NORTH', 24],
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

  test('reads 1,500,000 rows whole', async () => {
    const rows = 1_500_000
    const sql = `select i, i * 0.5 as half, 'p' || (i % 900) as point, case when i % 7 > 0 then i end as holes from range(${rows}) t(i)`
    expect(await jdbc.ask('read', sql)).toMatchObject({ rows, sum: (rows * (rows - 1)) / 2 })
  })

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
  const url = `jdbc:arrow-flight-sql://localhost:${doors.flightPort}?useEncryption=false`
  await using tool = openJdbc(toolJar ?? '', url, { asTool: true })
  const sql = 'select * from ercot.wind order by interval_start, published_at limit 50'
  const { columns, rows } = await tool.ask<JdbcTable>('query', sql)
  expect(columns.length).toBeGreaterThan(20)
  expect(texts(rows)).toEqual(texts(await ask(sql)))
})
