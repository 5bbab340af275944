import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readAll } from '../read-all.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const asTable = async (sql: string) =>
  tableFromIPC(await readAll(encodeQuery(database.session, sql, 'arrow')), {
    useBigInt: true,
    useBigIntTimestamp: true,
    useDecimalInt: true,
    useMap: true,
  })

describe('an Arrow stream', () => {
  it('holds every row of every flat type, over several record batches', async () => {
    const rows = 150_000
    const table = await asTable(`
      SELECT range AS i64, range::INTEGER AS i32, (range % 100)::TINYINT AS i8, (range % 60000)::USMALLINT AS u16, range / 8 AS f64, (range / 8)::FLOAT AS f32,
             range % 3 = 0 AS yes, DATE '2026-11-01' + (range % 1000)::INTEGER AS day, TIMESTAMPTZ '2026-11-01 05:00:00+00' + to_minutes(15 * range) AS start,
             'p' || range AS short, 'a settlement point ' || range AS long, ('z' || range % 3)::ENUM('z0', 'z1', 'z2') AS zone,
             (range - 75000)::DECIMAL(9, 2) AS cents, (range - 75000)::HUGEINT AS huge, CASE WHEN range % 5 > 0 THEN range END AS holes, NULL::DOUBLE AS nothing
      FROM range(${rows})`)
    expect(table.numRows).toBe(rows)
    expect(table.getChild('i64').data.length).toBeGreaterThan(3)
    const columns = table.toColumns() as Record<string, ArrayLike<unknown>>
    const start = BigInt(Temporal.Instant.from('2026-11-01T05:00:00Z').epochMilliseconds) * 1000n
    const day = Temporal.PlainDate.from('1970-01-01').until('2026-11-01').days
    for (let row = 0; row < rows; row += 997) {
      const at = BigInt(row)
      const expected = {
        i64: at,
        i32: row,
        i8: row % 100,
        u16: row % 60_000,
        f64: row / 8,
        f32: Math.fround(row / 8),
        yes: row % 3 === 0,
        day: (day + (row % 1000)) * 86_400_000,
        start: start + at * 900_000_000n,
        short: `p${row}`,
        long: `a settlement point ${row}`,
        zone: `z${row % 3}`,
        cents: (at - 75_000n) * 100n,
        huge: at - 75_000n,
        holes: row % 5 > 0 ? at : null,
        nothing: null,
      }
      expect(Object.fromEntries(Object.keys(expected).map((name) => [name, columns[name]?.[row]]))).toEqual(expected)
    }
  })

  it('holds lists, structs, maps and arrays of any depth', async () => {
    const table = await asTable(`
      SELECT [range, NULL, 1] AS list, CASE WHEN range > 0 THEN [['a' || range], NULL, []] END AS deep, {'a': range, 'b': ['x']} AS struct,
             MAP {'k' || range: range} AS map, array_value(range, 2) AS pair, [{'t': TIMESTAMPTZ '2026-11-01 05:00:00+00'}] AS stamps
      FROM range(3000)`)
    expect(table.at(0)).toMatchObject({ list: [0n, null, 1n], deep: null, map: new Map([['k0', 0n]]) })
    const { list, deep, struct, map, pair, stamps } = table.at(2999) as Record<
      string,
      ArrayLike<never> & Record<string, unknown>
    >
    expect(Array.from(list as ArrayLike<bigint>)).toEqual([2999n, null, 1n])
    expect(deep).toEqual([['a2999'], null, []])
    expect(struct).toEqual({ a: 2999n, b: ['x'] })
    expect(map).toEqual(new Map([['k2999', 2999n]]))
    expect(Array.from(pair as ArrayLike<bigint>)).toEqual([2999n, 2n])
    expect(stamps).toEqual([{ t: BigInt(Temporal.Instant.from('2026-11-01T05:00:00Z').epochMilliseconds) * 1000n }])
  })

  it('says as text what Arrow has no type for', async () => {
    const table = await asTable(`
      SELECT '0b9e1a90-0000-4000-8000-0123456789ab'::UUID AS id, '101'::BIT AS bits, '06:15:00-05'::TIMETZ AS time, 340282366920938463463374607431768211455::UHUGEINT AS big,
             union_value(age := 5) AS either, NULL::UNION(age INTEGER) AS neither, [('b')::ENUM('a', 'b')] AS zones`)
    expect(table.at(0)).toEqual({
      id: '0b9e1a90-0000-4000-8000-0123456789ab',
      bits: '101',
      time: '06:15:00-05:00',
      big: '340282366920938463463374607431768211455',
      either: '5',
      neither: null,
      zones: ['b'],
    })
  })

  it('without rows still has its schema, dictionaries included', async () => {
    const table = await asTable(`SELECT 1 AS id, 'a'::ENUM('a', 'b') AS zone WHERE false`)
    expect([table.numRows, table.names]).toEqual([0, ['id', 'zone']])
  })

  it('holds every value of test_all_types as DuckDB prints it', async () => {
    const flat =
      'bool, tinyint, smallint, int, bigint, utinyint, usmallint, uint, ubigint, float, double, uuid, varchar, bit, small_enum, medium_enum'
    const table = await asTable(`SELECT ${flat} FROM test_all_types()`)
    const expected = await database.session.rows(
      `SELECT COLUMNS(*)::VARCHAR FROM (SELECT ${flat} FROM test_all_types())`,
    )
    const text = (value: unknown) =>
      value === null ? null : String(value).replace(/^(-?3\.402823)4663852886e\+38$/, '$15e+38')
    expect(
      table.toArray().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]))),
    ).toEqual(expected)
  })
})
