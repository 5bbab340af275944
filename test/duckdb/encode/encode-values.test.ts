import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readText } from '../read-all.ts'

/** One value a line: SQL, then its JSON and its CSV field. */
const VALUES: readonly (readonly [sql: string, json: unknown, csv: string])[] = [
  [`TIMESTAMPTZ '2026-11-01 06:15:00+00'`, '2026-11-01T06:15:00Z', '2026-11-01T06:15:00Z'],
  [`TIMESTAMPTZ '2026-11-01 01:15:00.250-05:00'`, '2026-11-01T06:15:00.25Z', '2026-11-01T06:15:00.25Z'],
  [`TIMESTAMPTZ 'infinity'`, 'infinity', 'infinity'],
  [`TIMESTAMP '2026-11-01 06:15:00'`, '2026-11-01T06:15:00', '2026-11-01T06:15:00'],
  [`TIMESTAMP_S '2026-11-01 06:15:00'`, '2026-11-01T06:15:00', '2026-11-01T06:15:00'],
  [`TIMESTAMP_MS '2026-11-01 06:15:00.5'`, '2026-11-01T06:15:00.5', '2026-11-01T06:15:00.5'],
  [`TIMESTAMP_NS '2026-11-01 06:15:00.123456789'`, '2026-11-01T06:15:00.123456789', '2026-11-01T06:15:00.123456789'],
  [`DATE '2026-11-01'`, '2026-11-01', '2026-11-01'],
  [`DATE '0044-03-15 (BC)'`, '-000043-03-15', '-000043-03-15'],
  [`TIME '06:15:00.5'`, '06:15:00.5', '06:15:00.5'],
  [`'06:15:00-05:30'::TIMETZ`, '06:15:00-05:30', '06:15:00-05:30'],
  [`INTERVAL '1 month 3 days 15 minutes'`, '1 month 3 days 00:15:00', '1 month 3 days 00:15:00'],
  ['42::BIGINT', 42, '42'],
  ['9007199254740991::BIGINT', 9007199254740991, '9007199254740991'],
  ['9007199254740993::BIGINT', '9007199254740993', '9007199254740993'],
  ['(-9223372036854775808)::BIGINT', '-9223372036854775808', '-9223372036854775808'],
  ['18446744073709551615::UBIGINT', '18446744073709551615', '18446744073709551615'],
  ['7::HUGEINT', 7, '7'],
  [
    '170141183460469231731687303715884105727::HUGEINT',
    '170141183460469231731687303715884105727',
    '170141183460469231731687303715884105727',
  ],
  ['(-5)::TINYINT', -5, '-5'],
  ['65535::USMALLINT', 65535, '65535'],
  ['4294967295::UINTEGER', 4294967295, '4294967295'],
  ['true', true, 'true'],
  ['23.45::DOUBLE', 23.45, '23.45'],
  ['-1e20::DOUBLE', -1e20, '-100000000000000000000'],
  ['1e300::DOUBLE', 1e300, '1e+300'],
  ['0.1::FLOAT', 0.1, '0.1'],
  [`'nan'::DOUBLE`, null, 'nan'],
  [`'-inf'::FLOAT`, null, '-inf'],
  ['NULL::DOUBLE', null, ''],
  [`'HB_HOUSTON'`, 'HB_HOUSTON', 'HB_HOUSTON'],
  [
    `'a longer, "quoted" text\nover two lines'`,
    'a longer, "quoted" text\nover two lines',
    '"a longer, ""quoted"" text\nover two lines"',
  ],
  [`''`, '', '""'],
  [`'Zürich 🦆'`, 'Zürich 🦆', 'Zürich 🦆'],
  [`'v1'::ENUM('v0', 'v1')`, 'v1', 'v1'],
  [`'\\x00\\xFFabc'::BLOB`, 'AP9hYmM=', 'AP9hYmM='],
  [
    `'0b9e1a90-0000-4000-8000-0123456789ab'::UUID`,
    '0b9e1a90-0000-4000-8000-0123456789ab',
    '0b9e1a90-0000-4000-8000-0123456789ab',
  ],
  [`'10101'::BIT`, '10101', '10101'],
  ['[1, NULL, 3]', [1, null, 3], '"[1,null,3]"'],
  [`[TIMESTAMPTZ '2026-11-01 06:15:00+00']`, ['2026-11-01T06:15:00Z'], '"[""2026-11-01T06:15:00Z""]"'],
  [
    `{'a': 1, 'b': DATE '2026-11-01', 'c': ['x']}`,
    { a: 1, b: '2026-11-01', c: ['x'] },
    '"{""a"":1,""b"":""2026-11-01"",""c"":[""x""]}"',
  ],
  [`MAP {'k': 1.5::DOUBLE}`, { k: 1.5 }, '"{""k"":1.5}"'],
  ['array_value(1, 2)', [1, 2], '"[1,2]"'],
  [`'{"a":\n [1.50, 9007199254740993]}'::JSON`, { a: [1.5, 9007199254740992] }, '"{""a"":  [1.50, 9007199254740993]}"'],
  [`union_value(age := 5)`, 5, '5'],
]

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('values', () => {
  it('are JSON and CSV as promised, each type', async () => {
    const sql = `SELECT ${VALUES.map(([value], at) => `${value} AS c${at}`).join(', ')}`
    const [row] = JSON.parse(await readText(encodeQuery(database.session, sql, 'json'))) as Record<string, unknown>[]
    expect(VALUES.map((_, at) => row?.[`c${at}`])).toEqual(VALUES.map(([, json]) => json))
    const csv = await readText(encodeQuery(database.session, sql, 'csv'))
    expect(csv).toBe(`${VALUES.map((_, at) => `c${at}`).join(',')}\n${VALUES.map(([, , field]) => field).join(',')}\n`)
  })

  it('keep every digit of a decimal', async () => {
    const sql = `SELECT 12.50::DECIMAL(4,2) a, -0.05::DECIMAL(9,2) b, 1234567890123.456::DECIMAL(18,3) c,
                        '-9999999999999999999999999999.9999999999'::DECIMAL(38,10) d, 12345678901234567::DECIMAL(18,0) e`
    expect(await readText(encodeQuery(database.session, sql, 'ndjson'))).toBe(
      '{"a":12.50,"b":-0.05,"c":1234567890123.456,"d":-9999999999999999999999999999.9999999999,"e":12345678901234567}\n',
    )
  })

  it('read back from CSV as they were, for every type DuckDB can read', async () => {
    const types = `bool, tinyint, smallint, int, bigint, hugeint, uhugeint, utinyint, usmallint, uint, ubigint, float, double,
      dec_4_1, dec_9_4, dec_18_6, dec38_10, uuid, interval, varchar, bit, small_enum, medium_enum, time_tz`
    const { session, directory } = database
    await session.run(`CREATE OR REPLACE TABLE every AS SELECT ${types} FROM test_all_types()`)
    const csv = await readText(encodeQuery(session, 'FROM every', 'csv'))
    await writeFile(`${directory}/every.csv`, csv.replaceAll('\0', '0'))
    await session.run('CREATE OR REPLACE TABLE back AS FROM every LIMIT 0')
    await session.run(
      `INSERT INTO back FROM read_csv('${directory}/every.csv', header = true, all_varchar = true, quote = '"', delim = ',')`,
    )
    expect(
      await session.rows(
        `SELECT count(*) AS n FROM (SELECT * REPLACE (replace(varchar, chr(0), '0') AS varchar) FROM every EXCEPT ALL FROM back)`,
      ),
    ).toEqual([{ n: 0 }])
  })
})
