import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BLOCK_CHOICES,
  FACTORS,
  hiddenFields,
  INTERVALS,
  MARKETS,
  RANGES,
  readUrlState,
  type UrlState,
  writeUrl,
  ZONE_CHOICES,
} from '../../../src/web/state/url-state.ts'

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const dateText = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const momentText = fc
  .tuple(dateText, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom('', 'Z', '-06:00'))
  .map(([date, hour, minute, offset]) => `${date}T${two(hour)}:${two(minute)}${offset}`)
const word = fc.stringMatching(/^[\w.:-]{1,60}$/)
const names = fc.uniqueArray(fc.stringMatching(/^[\w~:./ äß%&=+#-]{1,40}$/).filter(isTrimmed), { maxLength: 12 })
const text = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'grapheme' }).filter(fits(maxLength))

const state: fc.Arbitrary<UrlState> = fc.record({
  ba: maybe(fc.stringMatching(/^[A-Z0-9]{2,8}$/)),
  date: maybe(dateText),
  range: maybe(fc.constantFrom(...RANGES)),
  from: maybe(fc.oneof(dateText, momentText)),
  to: maybe(fc.oneof(dateText, momentText)),
  int: maybe(fc.constantFrom(...INTERVALS)),
  tz: maybe(fc.constantFrom(...ZONE_CHOICES)),
  as_of: maybe(fc.oneof(momentText, text(40))),
  view: maybe(word),
  s: names,
  hide: names,
  cmp: maybe(word),
  y: maybe(word),
  market: maybe(fc.constantFrom(...MARKETS)),
  block: maybe(fc.constantFrom(...BLOCK_CHOICES)),
  factors: maybe(fc.constantFrom(...FACTORS)),
  hours: maybe(fc.integer({ min: 1, max: 48 })),
  horizon: maybe(fc.integer({ min: 24, max: 48 })),
  q: maybe(text(100)),
  sql: maybe(text(2000)),
})

const read = (address: string) => readUrlState(new URL(address, 'http://lake.example'))

test('what an address is written for is what is read off it', () => {
  fc.assert(
    fc.property(state, (chosen) => {
      expect(read(writeUrl('/prices', chosen))).toEqual(chosen)
      const ba = chosen.ba ?? 'ERCO'
      expect(read(writeUrl(`/ba/${ba}`, chosen))).toEqual({ ...chosen, ba })
      expect(read(`/prices?${new URLSearchParams(hiddenFields(chosen).map(([...pair]) => pair))}`)).toEqual(chosen)
    }),
  )
})

test('what is not chosen is not written', () => {
  const nothing = read('/prices')
  expect(writeUrl('/prices', nothing)).toBe('/prices')
  expect(writeUrl('/prices', { ...nothing, s: [], hours: undefined, date: '2024-03-10' })).toBe(
    '/prices?date=2024-03-10',
  )
})

const NAMES = Object.keys(read('/')) as (keyof UrlState)[]

test('an address that someone mangled is read without an error, and what is read can be written', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webFragments(),
    momentText,
    fc.constantFrom('NaN', '1e9', '-1', '%00'),
  )
  const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value), { maxLength: 20 })
  fc.assert(
    fc.property(query, fc.webPath(), fc.string(), (pairs, path, tail) => {
      const url = new URL('http://lake.example')
      url.pathname = path
      url.search = `${new URLSearchParams(pairs)}&${tail}`
      const once = readUrlState(url)
      expect(readUrlState(new URL(writeUrl('/prices', once), url))).toEqual({ ...once })
    }),
  )
})

test('days that no calendar has are not read', () => {
  expect(read('/x?date=2023-02-29&from=2024-13-01&to=2024-04-31T05:00').date).toBeUndefined()
  expect(read('/x?from=2024-13-01').from).toBeUndefined()
  expect(read('/x?to=2024-04-31T05:00').to).toBeUndefined()
  expect(read('/x?date=2024-02-29').date).toBe('2024-02-29')
  expect(read('/x?date=2024-03-10').date).toBe('2024-03-10')
})

test('codes are read in any case, lists in both forms', () => {
  expect(read('/clean?ba=erco').ba).toBe('ERCO')
  expect(read('/ba/ciso?ba=ERCO').ba).toBe('CISO')
  expect(read('/x?s=a,b&s=c&s=a').s).toEqual(['a', 'b', 'c'])
})

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function isTrimmed(value: string): boolean {
  return value.trim() === value && value !== ''
}

/** Lone halves of a pair don't survive any address. */
function fits(maxLength: number) {
  return (value: string) => isTrimmed(value) && value.length <= maxLength && value.isWellFormed()
}
