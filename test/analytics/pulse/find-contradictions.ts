import type { Pulse } from '../../../src/analytics/pulse/make-pulse.ts'
import type { PulseInput } from '../../../src/analytics/pulse/pulse-day.ts'
import { createClocks, type DayFacts, readDayFacts } from './day-facts.ts'
import { SENTENCES } from './sentences.ts'

/** Whatever a told day says that its series do not: each sentence is read as a reader would, and every number and hour in it looked up. Empty: nothing. */
export function findContradictions(
  input: PulseInput,
  { headline, bullets }: Pick<Pulse, 'headline' | 'bullets'>,
  clocks = createClocks(),
): string[] {
  const facts = readDayFacts(input, clocks)
  const found = [headline, ...bullets].flatMap(({ kind, text }) =>
    judge(kind, text, facts).map((why) => `${facts.authority} ${input.date}: ${why}: ${text}`),
  )
  if (headline.text.length > 120) found.push(`${headline.text.length} characters: ${headline.text}`)
  if (bullets.length < 3 || bullets.length > 5) found.push(`${bullets.length} bullets on ${input.date}`)
  return [...found, ...findUntold(facts, bullets).map((what) => `${facts.authority} ${input.date}: ${what}`)]
}

function judge(kind: string, text: string, facts: DayFacts): string[] {
  for (const { of, form, check } of SENTENCES) {
    const match = of === kind ? form.exec(text) : null
    if (match) return check(match.groups ?? {}, facts)
  }
  return ['nobody can read this']
}

/** What a day must tell and does not. */
function findUntold({ rows }: DayFacts, bullets: Pulse['bullets']): string[] {
  const kinds = new Set(bullets.map(({ kind }) => kind))
  const has = (of: 'intensity' | 'price') => rows.some((row) => !Number.isNaN(row[of]))
  return [
    ...(kinds.size === bullets.length ? [] : ['one kind stands twice']),
    ...(kinds.has('peak') ? [] : ['the peak is not told']),
    ...(has('intensity') && !kinds.has('cleanest') ? ['the cleanest hour is not told'] : []),
    ...(has('price') && !kinds.has('price') ? ['the price is not told'] : []),
  ]
}
