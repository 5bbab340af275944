import { afterEach, describe, expect, test } from 'vitest'
import { noLog } from '../../../src/core/log.ts'
import { createLive, type Live, type LiveOptions } from '../../../src/server/live/live.ts'
import { createSettableClock } from '../../../src/twin/clock.ts'

const START = Temporal.Instant.from('2026-06-10T18:00Z')
const PUBLISHED = '2026-06-10T18:01:02Z'

let live: Live | undefined

afterEach(() => live?.close())

function open(options: Partial<LiveOptions> = {}) {
  const clock = createSettableClock(START)
  let versions: Record<string, number> = { 'ercot.rt_spp': 3, 'eia.region_data': 7 }
  let looks = 0
  const engine = {
    versions: async () => {
      looks++
      return versions
    },
    status: async () => Object.keys(versions).map((id) => ({ id, lastPublishedAt: PUBLISHED })) as never,
  }
  live = createLive(
    { engine, catalogue: [{ id: 'ercot.rt_spp' }, { id: 'eia.region_data' }], ...options },
    { clock, log: noLog },
  )
  return {
    live,
    looks: () => looks,
    async pass(seconds: number) {
      clock.advance({ seconds })
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    },
    commit: (next: Record<string, number>) => {
      versions = { ...versions, ...next }
    },
  }
}

/** Reads messages as they come. */
function listen(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  return {
    next: async () => decoder.decode((await reader.read()).value),
    ended: async () => (await reader.read()).done,
    leave: () => reader.cancel(),
  }
}

describe('live events', () => {
  test('tell at first how all tables stand, then each new version to everybody', async () => {
    const { live, pass, commit } = open()
    const responses = await Promise.all(Array.from({ length: 50 }, () => live.answer('/live')))
    expect(responses[0]?.headers.get('content-type')).toContain('text/event-stream')
    const listeners = responses.map(listen)
    for (const listener of listeners) {
      expect(await listener.next()).toMatch(/^retry: \d+\n\n$/)
      expect(await listener.next()).toBe('event: tables\ndata: {"ercot.rt_spp":3,"eia.region_data":7}\n\n')
    }
    await pass(1)
    commit({ 'ercot.rt_spp': 4 })
    await pass(1)
    const event = { dataset: 'ercot.rt_spp', version: 4, published_at: PUBLISHED }
    for (const listener of listeners)
      expect(await listener.next()).toBe(`event: table\ndata: ${JSON.stringify(event)}\n\n`)
    expect(live.clients).toBe(50)
    await Promise.all(listeners.map((listener) => listener.leave()))
    expect(live.clients).toBe(0)
  })

  test('look at the tables only while somebody listens', async () => {
    const { live, pass, looks } = open()
    await pass(10)
    expect(looks()).toBe(0)
    const listener = listen(await live.answer('/live'))
    await pass(1)
    await pass(1)
    const before = looks()
    expect(before).toBe(3)
    await listener.leave()
    await pass(10)
    expect(looks()).toBe(before)
    listen(await live.answer('/live'))
    await pass(1)
    expect(looks()).toBe(before + 2)
  })

  test('beat while nothing happens', async () => {
    const { live, pass } = open({ heartbeatMs: 2_000 })
    const listener = listen(await live.answer('/live'))
    await listener.next()
    await listener.next()
    await pass(2)
    expect(await listener.next()).toBe('event: beat\ndata: {}\n\n')
  })

  test('more than there is room for are told to come again', async () => {
    const { live } = open({ maxClients: 2 })
    const answers = await Promise.all([1, 2, 3].map(() => live.answer('/live')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 503])
    expect(answers[2]?.headers.get('retry-after')).toBe('30')
    expect(await answers[2]?.json()).toMatchObject({ code: 'access.rate_limited', context: { maxClients: 2 } })
    await listen(answers[0] as Response).leave()
    expect((await live.answer('/live')).status).toBe(200)
  })

  test('a lake that cannot be read is 5xx at first, and looked at again later', async () => {
    const clock = createSettableClock(START)
    let isBroken = true
    let version = 1
    const engine = {
      versions: async () => {
        if (isBroken) throw new Error('the disk is away')
        return { 'ercot.rt_spp': version }
      },
      status: async () => [],
    }
    live = createLive({ engine, catalogue: [{ id: 'ercot.rt_spp' }] }, { clock, log: noLog })
    expect((await live.answer('/live')).status).toBe(500)
    isBroken = false
    const listener = listen(await live.answer('/live'))
    await listener.next()
    await listener.next()
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    isBroken = true
    clock.advance({ seconds: 1 })
    await turn()
    isBroken = false
    version = 2
    clock.advance({ seconds: 1 })
    expect(await listener.next()).toContain('"version":2')
  })

  test('end when the server closes', async () => {
    const { live } = open()
    const listener = listen(await live.answer('/live'))
    await listener.next()
    await listener.next()
    live.close()
    expect(await listener.ended()).toBe(true)
  })
})
