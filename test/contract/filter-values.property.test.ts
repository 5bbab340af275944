import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFilterValues, writeFilterValue } from '../../src/contract/filter-values.ts'

describe('filter values', () => {
  it.each([
    [
      ['HB_NORTH,HB_WEST', 'HB_HOUSTON'],
      ['HB_NORTH', 'HB_WEST', 'HB_HOUSTON'],
    ],
    [[' a , b ,,a'], ['a', 'b']],
    [['"A,B",C'], ['A,B', 'C']],
    [['" a "'], [' a ']],
    [['""'], ['']],
    [[''], []],
    [['say "so", "x'], ['say "so"', '"x']],
    [['"a"b,c'], ['"a"b', 'c']],
  ])('%j are %j', (parameters, values) => {
    expect(readFilterValues(parameters)).toEqual(values)
  })

  it('come back as they were written, whatever is in them', () => {
    const value = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '\t', '\n', 'é') })
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (values) => {
        expect(readFilterValues(values.map(writeFilterValue))).toEqual(values)
        expect(readFilterValues([values.map(writeFilterValue).join(',')])).toEqual(values)
      }),
      { numRuns: 500, seed: 5 },
    )
  })
})
