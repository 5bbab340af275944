import { expect, test } from 'vitest'
import { latestReading } from '../../../src/web/prices/price-reading.ts'
import type { Pane } from '../../../src/web/prices/prices-page.ts'

const drawing = { id: '', markup: '' }
const pane = (patch: Partial<Pane>): Pane => ({
  market: 'rt',
  title: 'Real-time',
  minutes: 15,
  series: [],
  downsampledFrom: undefined,
  wide: drawing,
  narrow: drawing,
  domain: [0, 1],
  bands: [],
  dataPath: '',
  ...patch,
})

const realTime = pane({
  series: [
    { location: 'HB_NORTH', mark: 1, at: [0, 15, 30, 45], values: [20, 21, 22, null] },
    { location: 'HB_WEST', mark: 2, at: [0, 15], values: [10, 11] },
  ],
})
const dayAhead = pane({
  market: 'da',
  title: 'Day-ahead',
  minutes: 60,
  series: [{ location: 'HB_NORTH', mark: 1, at: [0, 60], values: [25, 26] }],
})

test('the newest interval that has a price is read in every pane', () => {
  const reading = latestReading([realTime, dayAhead], 50)
  expect(reading?.at).toBe(30)
  expect(reading?.panes.map(({ values }) => values.map(({ value }) => value))).toEqual([[22, null], [25]])
})

test('what comes after the moment is not read, nor anything where points were picked or nothing came before', () => {
  expect(latestReading([realTime, dayAhead], 20)?.at).toBe(15)
  expect(latestReading([realTime], -1)).toBeUndefined()
  expect(latestReading([{ ...realTime, downsampledFrom: 9000 }], 50)).toBeUndefined()
  expect(latestReading([], 50)).toBeUndefined()
})
