import { describe, expect, test } from 'vitest'
import {
  comparisonText,
  DISCLAIMERS,
  METHOD_TEXTS,
  spanText,
} from '../../../src/server/http/authorities/clean-texts.ts'

const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds

test.each([
  [0.76, 720, 'cleaner than 3 of 4 hours of the last 30 days'],
  [0.82, 720, 'cleaner than 8 of 10 hours of the last 30 days'],
  [0.99, 720, 'cleaner than almost every hour of the last 30 days'],
  [0.5, 720, 'about as clean as the middle of the last 30 days'],
  [0.46, 720, 'about as clean as the middle of the last 30 days'],
  [0.33, 720, 'dirtier than 2 of 3 hours of the last 30 days'],
  [0.9, 20, 'cleaner than 9 of 10 hours of the day that is known'],
  [0, 72, 'dirtier than almost every hour of the 3 days that are known'],
])('%d of the hours are dirtier', (cleanerThanShare, hours, text) => {
  expect(comparisonText({ cleanerThanShare, hours, quartile: 1 })).toBe(text)
})

test.each([
  ['2026-06-10T18:00Z', '2026-06-10T21:00Z', 'Wed 10 Jun, 13:00–16:00 CDT'],
  ['2026-06-11T04:00Z', '2026-06-11T06:00Z', 'Wed 10 Jun, 23:00–Thu 11 Jun, 01:00 CDT'],
  ['2024-03-10T07:00Z', '2024-03-10T09:00Z', 'Sun 10 Mar, 01:00 CST–04:00 CDT'],
  ['2024-11-03T06:00Z', '2024-11-03T08:00Z', 'Sun 3 Nov, 01:00 CDT–02:00 CST'],
])('%s to %s', (from, to, text) => {
  expect(spanText(ms(from), ms(to), 'America/Chicago')).toBe(text)
})

describe('what is said', () => {
  test('never calls this intensity marginal', () => {
    const texts = [...DISCLAIMERS.map(({ text }) => text), ...Object.values(METHOD_TEXTS).map((of) => of.description)]
    const saying = texts.filter((text) => /marginal/i.test(text))
    expect(saying).toEqual([expect.stringMatching(/^This is the average intensity.*no marginal rate is shown\.$/)])
  })
})
