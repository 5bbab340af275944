import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal } from '../../src/ingest/read-decimal.ts'
import { openTestDatabase } from '../duckdb/open-test-database.ts'

describe('readDecimal', () => {
  it('reads what JavaScript and DuckDB read, to the last bit', async () => {
    const digits = fc.stringMatching(/^[0-9]{1,15}$/)
    const text = fc.tuple(fc.boolean(), digits, fc.option(fc.nat(15))).map(([isNegative, of, point]) => {
      const number = point === null ? of : `${of.slice(0, point)}.${of.slice(point)}`
      return `${isNegative ? '-' : ''}${number}`
    })
    const texts = fc.sample(text, { numRuns: 2_000, seed: 7 })
    const read = texts.map((of) => {
      const cursor = { at: 1 }
      const value = readDecimal(Buffer.from(`,${of},`), cursor)
      expect(cursor.at, of).toBe(of.length + 1)
      return value
    })
    expect(read).toEqual(texts.map(Number))
    const { session, close } = await openTestDatabase()
    try {
      const rows = await session.rows<{ n: number }>(`SELECT unnest(from_json($1, '["VARCHAR"]'))::DOUBLE AS n`, [
        JSON.stringify(texts),
      ])
      expect(rows.map(({ n }) => n)).toEqual(read)
    } finally {
      await close()
    }
  })

  it.each(['1.2.3', '1-', '7e5'])('stops within %j', (text) => {
    const cursor = { at: 0 }
    readDecimal(Buffer.from(text), cursor)
    expect(cursor.at).toBeLessThan(text.length)
  })

  it.each(['', '-', '.', '-.', '1234567890123456', 'NaN', 'inf', '+1'])('refuses %j', (text) => {
    const cursor = { at: 0 }
    readDecimal(Buffer.from(`${text},`), cursor)
    expect(cursor.at).toBe(-1)
  })
})
