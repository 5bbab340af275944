import { expect, test } from 'vitest'
import { readTrouble } from '../../../src/web/sql/read-trouble.ts'

const DATASETS = ['ercot.rt_spp', 'ercot.dam_spp', 'eia.region_data']
const trouble = (message: string, sql: string) =>
  readTrouble({ code: 'query.syntax', message, hint: 'h' }, sql, DATASETS)

test('finds the place that DuckDB points at', () => {
  const sql = 'SELECT settlement_point,\n  max(price) FROM ercot.rt_spp'
  const message = 'Binder Error: no such column\n\nLINE 2:   max(price) FROM ercot.rt_spp\n              ^'
  expect(trouble(message, sql).at).toEqual({ line: 2, column: 7 })
})

test('finds it in a line that was cut at its start', () => {
  const sql = `SELECT ${'a, '.repeat(60)} bad FROM t`
  const message = 'Binder Error: x\n\nLINE 1: ...a, a, a,  bad FROM t\n                     ^'
  const column = trouble(message, sql).at?.column ?? 0
  expect(sql.slice(column - 1, column + 2)).toBe('bad')
})

test('names the dataset that was meant, and where it was misspelt', () => {
  expect(trouble('there is no table ercot.rtspp', 'SELECT *\nFROM ercot.rtspp')).toMatchObject({
    hint: 'Did you mean ercot.rt_spp?',
    at: { line: 2, column: 6 },
  })
  expect(trouble('there is no table region_data', 'FROM region_data').hint).toBe('Did you mean eia.region_data?')
})

test('keeps the server’s own hint where it knows no better', () => {
  expect(trouble('there is no table zzzzzzzz', 'FROM zzzzzzzz').hint).toBe('h')
  expect(trouble('DROP is not a SELECT', 'DROP TABLE x')).toMatchObject({ hint: 'h', at: undefined })
})
