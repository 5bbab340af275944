import { expect, test } from 'vitest'
import { createClient } from '../../../src/client/client.ts'
import type { Condition } from '../../../src/contract/schemas/authorities/condition.ts'
import { readCondition } from '../../../src/web/pulse/read-condition.ts'
import { readUrlState } from '../../../src/web/state/url-state.ts'

const ERCO = { code: 'ERCO', name: 'ERCOT', zone: 'America/Chicago', retired_on: null, successors: [] }
const DAY = { from: '2026-06-09T05:00:00Z', to: '2026-06-10T05:00:00Z', hours: 24, over: true }
const META: Condition['meta'] = {
  versions: {},
  as_of: null,
  known_at: null,
  basis: 'any',
  now: '2026-06-10T18:05:00Z',
  sources: [],
}
const NOTHING: Condition = {
  meta: META,
  authority: { code: 'ERCO', name: 'ERCOT', zone: 'America/Chicago' },
  date: '2026-06-09',
  day: DAY,
  told_by: 'mart.rt_price_adders',
  condition: null,
  missing: 'The lake has no price adder of June 9, 2026.',
  scale: [],
}

/** What the page shows where the API answers so, and what it was asked. */
async function shownWhere(answer: () => Response) {
  const asked: string[] = []
  const fetch = async (input: URL | RequestInfo) => {
    asked.push(new URL(String(input)).pathname + new URL(String(input)).search)
    return answer()
  }
  const client = createClient({ baseUrl: 'http://api.test', fetch })
  const page = {
    client,
    asOf: undefined,
    signal: new AbortController().signal,
    state: readUrlState(new URL('http://page.test/?tz=utc')),
  }
  return { asked, shown: await readCondition({ authority: ERCO, date: '2026-06-09' }, page) }
}

test('the word, its sentence and its SQL are the API’s', async () => {
  const claim = { kind: 'condition', text: 'Energy price adders went up.', values: [], sql: 'SELECT 1' }
  const condition = { word: 'Tight', claim, known_hours: 24, last_dispatch: '2026-06-10T04:55:00Z' } as const
  const { shown, asked } = await shownWhere(() => Response.json({ ...NOTHING, condition, missing: null }))
  expect(asked).toEqual(['/api/v1/balancing-authorities/ERCO/condition?date=2026-06-09'])
  expect(shown).toEqual({
    word: 'Tight',
    text: 'Energy price adders went up.',
    links: { pricesHref: '/prices?from=2026-06-09&to=2026-06-09&tz=utc', sqlHref: '/sql?sql=SELECT+1' },
  })
})

test('a day without adders says so', async () => {
  const { shown } = await shownWhere(() => Response.json(NOTHING))
  expect(shown).toEqual({ word: 'not known', text: 'The lake has no price adder of June 9, 2026.', links: undefined })
})

test('of an authority that nothing tells it of nothing is said', async () => {
  expect((await shownWhere(() => Response.json({ ...NOTHING, told_by: null }))).shown).toBeUndefined()
})

test.each([
  [503, 'access.rate_limited', 'too many questions are waiting'],
  [500, 'internal.bug', 'Something went wrong'],
])('a failure, %i, is told of in the line', async (status, code, detail) => {
  const problem = { type: 'about:blank', title: 'no', status, detail, instance: '/', code }
  const headers = { 'content-type': 'application/problem+json' }
  const { shown } = await shownWhere(() => new Response(JSON.stringify(problem), { status, headers }))
  expect(shown).toEqual({ word: 'cannot be shown', text: `${detail}.`, links: undefined })
})

test('an API out of reach is told of in the line', async () => {
  const { shown } = await shownWhere(() => {
    throw new TypeError('fetch failed')
  })
  expect(shown?.word).toBe('cannot be shown')
  expect(shown?.text).not.toBe('')
})
