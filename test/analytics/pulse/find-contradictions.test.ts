import { expect, test } from 'vitest'
import { makePulse } from '../../../src/analytics/pulse/make-pulse.ts'
import { buildInput, type HourAt } from './build-input.ts'
import { findContradictions } from './find-contradictions.ts'

const input = buildInput({
  date: '2026-06-10',
  demand: ({ hour, daysBefore }: HourAt) => 1000 + 100 * (hour <= 18 ? hour : 36 - hour) - (daysBefore > 0 ? 200 : 0),
  forecast: ({ hour }) => 1100 + 90 * hour,
  fuels: { coal: ({ hour }) => 900 - 10 * hour, wind: () => 1000 },
  price: ({ hour }) => 20 + hour / 3,
})
const pulse = makePulse(input)
if (!pulse) throw new Error('there is nothing to tell')

/** A text with one of its numbers or hours made another, each in turn. */
const distort = (text: string): string[] =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((match) => {
    const rest = text.slice(match.index + match[0].length)
    const isClock = rest.startsWith(':00')
    const value = Number(match[0].replaceAll(',', ''))
    const other = isClock ? String((value + 5) % 24).padStart(2, '0') : String(Math.round(value + 3))
    return text.slice(0, match.index) + other + rest
  })

test('the judge passes what is true, and finds every number and every hour that is not', () => {
  expect(findContradictions(input, pulse)).toEqual([])
  let tried = 0
  for (const claim of [pulse.headline, ...pulse.bullets])
    for (const text of distort(claim.text).filter((other) => !other.includes(':60'))) {
      tried++
      const [headline, bullets] =
        claim === pulse.headline
          ? [{ ...pulse.headline, text }, pulse.bullets]
          : [pulse.headline, pulse.bullets.map((bullet) => (bullet === claim ? { ...bullet, text } : bullet))]
      expect(findContradictions(input, { headline, bullets }), text).not.toEqual([])
    }
  expect(tried).toBeGreaterThan(15)
})

test('a sentence that nobody expects, a fact left out and a word turned round are found', () => {
  const [first, ...others] = pulse.bullets
  if (!first) throw new Error('there is no bullet')
  const judge = (text: string) => findContradictions(input, { ...pulse, bullets: [{ ...first, text }, ...others] })
  expect(judge('Demand was a sight to behold.').join()).toContain('nobody can read this')
  expect(judge(first.text.replace(' above ', ' below ')).join()).toContain('the other side')
  expect(judge(first.text.replace('Wednesday', 'Thursday')).join()).toContain('another weekday')
  expect(judge(first.text.replace(/, .*\./, '.')).join()).toContain('what is typical is known')
  expect(findContradictions(input, { ...pulse, bullets: others }).join()).toContain('the peak is not told')
})
