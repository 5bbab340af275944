import { describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { GridlakeError } from '../../src/core/errors.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Engine } from '../../src/engine/question.ts'
import { createApi } from '../../src/server/http/api.ts'
import { loadPulse } from '../../src/web/pulse/load-pulse.server.ts'
import type { ReadyCard } from '../../src/web/pulse/pulse-page.ts'
import { createArrayEngine } from '../server/array-engine.ts'
import { gridRows } from './grid-rows.ts'

const DATA_UNTIL = Temporal.Instant.from('2026-11-20T15:23:30Z')

interface Setting {
  query?: string
  now?: Temporal.Instant
  wrap?: (engine: Engine) => Engine
}

async function load({ query = '', now = DATA_UNTIL, wrap = (engine) => engine }: Setting = {}) {
  const drawn = new Map<string, string>()
  const api = createApi({
    engine: wrap(createArrayEngine({ rows: gridRows(DATA_UNTIL) })),
    catalogue: CATALOGUE,
    clock: { now: () => now, sleep: () => new Promise(() => {}) },
    log: () => {},
    source: 'live',
    version: '0',
  })
  const client = createClient({
    baseUrl: 'http://lake.example',
    fetch: async (input, init) => api.fetch(new Request(input, init)),
  })
  const { page, status } = await loadPulse(new Request(`http://lake.example/${query}`), client, (id, markup) => {
    drawn.set(id, markup)
    return undefined
  })
  const cards = Object.fromEntries(page.cards.map((card) => [card.id, card]))
  return { page, status, cards, drawn }
}

const ready = (card: unknown) => card as ReadyCard

describe('the first page’s data', () => {
  test('draws two pictures and a table for each card, none of them in the data', async () => {
    const { page, drawn } = await load()
    expect([...drawn.keys()].sort()).toEqual(
      ['demand', 'prices', 'wind'].flatMap((id) => [`${id}-narrow`, `${id}-table`, `${id}-wide`]),
    )
    expect(JSON.stringify(page)).not.toContain('<svg')
  })

  test('ages with the clock', async () => {
    const { cards } = await load({ now: DATA_UNTIL.add({ minutes: 30 }) })
    expect(ready(cards['prices']).age).toMatchObject({ freshness: 'late', text: '38 min old' })
    expect(ready(cards['wind']).age).toMatchObject({ freshness: 'fresh', text: '58 min old' })
    const later = await load({ now: DATA_UNTIL.add({ hours: 12 }) })
    expect(ready(later.cards['prices']).age).toMatchObject({ freshness: 'stale', text: '12 h 8 min old' })
  })

  test('as of a moment, ages are those of that moment and downloads ask as of it', async () => {
    const { page, cards } = await load({ query: '?as_of=2026-11-19T18:00' })
    expect(page.asOf).toBe('Thu, Nov 19, 18:00 CST')
    expect(ready(cards['prices']).age.text).toBe('15 min old then')
    expect(ready(cards['prices']).downloads[0]?.href).toContain('as_of=2026-11-19T18%3A00')
    expect(page.control.links.find(({ current }) => current)?.label).toBe('Yesterday 18:00')
  })

  test('one failing card leaves the others', async () => {
    const broken = new GridlakeError('lake.corrupt', 'a file is damaged', { hint: 'run verify' })
    const { cards, status } = await load({
      wrap: (engine) => ({
        ...engine,
        rows: (question, ...rest) =>
          question.dataset === 'ercot.wind' ? Promise.reject(broken) : engine.rows(question, ...rest),
      }),
    })
    expect(status).toBe(200)
    expect(cards['wind']).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('lake.corrupt'),
      hint: 'run verify',
    })
    expect(cards['prices']?.state).toBe('ready')
  })

  test('a moment before the first data is empty and says what there is', async () => {
    const { cards } = await load({ query: '?as_of=2026-01-01' })
    expect(cards['prices']).toMatchObject({
      state: 'empty',
      hint: expect.stringMatching(/1,152 rows so far, \w+, Nov 17, .* to Fri, Nov 20/),
    })
  })

  test('rows that do not reach the span yet are being collected', async () => {
    const { cards } = await load({ now: DATA_UNTIL.add({ hours: 24 * 9 }) })
    expect(cards['prices']).toMatchObject({
      state: 'collecting',
      hint: expect.stringContaining('none of these hours yet'),
    })
  })

  test.each(['?as_of=soon', '?as_of=2027-01-01', '?as_of=2026-13-01'])(
    '%s is refused, and now is shown',
    async (query) => {
      const { page, status } = await load({ query })
      expect(status).toBe(400)
      expect(page.refusal).toContain(decodeURIComponent(query.slice(7)))
      expect(page.asOf).toBeUndefined()
      expect(page.cards.every((card) => card.state === 'ready')).toBe(true)
    },
  )
})
