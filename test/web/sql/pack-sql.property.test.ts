import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packSql, unpackSql } from '../../../src/web/sql/pack-sql.ts'

// What begins with the mark is no SELECT.
const sqlText = fc.string({ unit: 'grapheme', maxLength: 3000 }).filter((text) => !text.startsWith('~'))

test('SQL of any length comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(sqlText, async (sql) => {
      const packed = await packSql(sql)
      expect(await unpackSql(new URLSearchParams({ sql: packed }).get('sql') ?? '')).toBe(sql)
    }),
    { numRuns: 60 },
  )
})

test('long SQL is shorter in an address, short SQL stays readable', async () => {
  const long = Array.from({ length: 80 }, (_, at) => `SELECT ${at} AS n FROM ercot.rt_spp`).join('\nUNION ALL ')
  expect((await packSql(long)).length).toBeLessThan(long.length / 4)
  expect(await packSql('SELECT 1')).toBe('SELECT 1')
})

test('what was mangled is not read, and nothing grows without end', async () => {
  const bomb = await packSql('x'.repeat(200_000))
  for (const text of ['~', '~!!', '~AAAA', `${(await packSql('y'.repeat(700))).slice(0, 8)}`, bomb])
    expect(await unpackSql(text)).toBe(undefined)
})
