import { describe, expect, it } from 'vitest'
import { filterSql } from '../../src/engine/filter-sql.ts'

const column = (type: string) => ({ name: 'c', sql: 'c', type, meaning: '' })

describe('filterSql', () => {
  it.each([
    ['string', ['HB_HOUSTON', "O'Brien"], "c IN ('HB_HOUSTON', 'O''Brien')"],
    ['integer', ['12', ' 7 '], "c IN ('12'::DOUBLE, '7'::DOUBLE)"],
    ['double', ['21.50', '-5e-1'], "c IN ('21.50'::DOUBLE, '-5e-1'::DOUBLE)"],
    ['boolean', ['TRUE', 'false'], 'c IN (true, false)'],
    ['date', ['2026-11-01'], "c IN (DATE '2026-11-01')"],
    ['timestamp', ['2026-11-01T01:00-05:00'], "c IN (TIMESTAMPTZ '2026-11-01 06:00:00.000000+00')"],
    ['string', [], 'false'],
  ])('of %s %j', (type, values, sql) => {
    expect(filterSql(column(type), values)).toBe(sql)
  })

  it.each([
    ['integer', 'noon'],
    ['integer', ''],
    ['double', 'Infinity'],
    ['double', "1'; drop"],
    ['boolean', 'yes'],
    ['date', '11/01/2026'],
    ['timestamp', '2026-11-01T01:00'],
  ])('of %s refuses "%s"', (type, value) => {
    expect(() => filterSql(column(type), [value])).toThrow(expect.objectContaining({ code: 'usage.invalid_argument' }))
  })
})
