import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ByteOutput, createByteOutput, takeBytes } from '../../../src/duckdb/encode/byte-output.ts'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { writeDouble, writeInteger } from '../../../src/duckdb/encode/write-number.ts'
import { createTimestampWriter } from '../../../src/duckdb/encode/write-timestamp.ts'
import { sqlText } from '../../../src/duckdb/sql-text.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readText } from '../read-all.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Starts with hardly any room, so that it must grow. */
function written(write: (out: ByteOutput) => void): string {
  const out = createByteOutput(1)
  write(out)
  return takeBytes(out).toString()
}

describe('written straight to bytes', () => {
  it('doubles are what JSON.stringify says', () => {
    const cents = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => value / 100)
    const doubles = fc.oneof(
      fc.double(),
      cents,
      fc.integer(),
      cents.map((value) => value * 1e7),
    )
    fc.assert(
      fc.property(doubles, (value) => {
        expect(written((out) => writeDouble(out, value))).toBe(JSON.stringify(value))
      }),
      { numRuns: 3000 },
    )
    for (const value of [
      0,
      -0,
      0.1,
      0.07,
      -0.01,
      100,
      1e10,
      1e12,
      123456789012.34,
      1e21,
      5e-324,
      Number.NaN,
      -Infinity,
    ])
      expect(written((out) => writeDouble(out, value))).toBe(JSON.stringify(value))
  })

  it('whole numbers are what String says', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(written((out) => writeInteger(out, value))).toBe(String(value))
      }),
    )
  })

  it('timestamps are what Temporal says, in any order of days', () => {
    const writeTimestamp = createTimestampWriter()
    const micros = fc.oneof(
      fc.integer({ min: -9e9, max: 9e9 }).map((second) => BigInt(second) * 1_000_000n),
      fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }),
    )
    fc.assert(
      fc.property(micros, (value) => {
        const [high, low] = [Number(value >> 32n), Number(value & 0xffff_ffffn)]
        const text = JSON.parse(written((out) => writeTimestamp(out, high, low)))
        expect(text).toBe(Temporal.Instant.fromEpochNanoseconds(value * 1000n).toString())
      }),
      { numRuns: 1000 },
    )
  })

  it('texts of any content and length, NULLs and numbers read back by row and by column', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 14 }),
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc.constantFrom('"', '\\', 'tab\there', 'x'.repeat(12), 'x'.repeat(13), 'é'.repeat(6), 'y'.repeat(300)),
    )
    const row = fc.record({ t: fc.option(text), d: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })) })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        // DuckDB's texts hold no NUL, and literals are cut there.
        const clean = rows.map(({ t, d }) => ({ t: t?.replaceAll('\0', '0') ?? null, d: d === 0 ? 0 : d }))
        const values = clean.map(
          ({ t, d }, at) => `(${at}, ${t === null ? 'NULL' : sqlText(t)}, ${d === null ? 'NULL' : `'${d}'`}::DOUBLE)`,
        )
        const sql = `SELECT t::VARCHAR AS t, d::DOUBLE AS d FROM (VALUES ${values.join(', ')}) x(place, t, d) ORDER BY place`
        expect(JSON.parse(await readText(encodeQuery(database.session, sql, 'json')))).toEqual(clean)
        expect(JSON.parse(await readText(encodeQuery(database.session, sql, 'columnar')))).toEqual({
          t: clean.map(({ t }) => t),
          d: clean.map(({ d }) => d),
        })
      }),
      { numRuns: 60 },
    )
  })
})
