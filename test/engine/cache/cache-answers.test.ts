import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { cacheAnswers } from '../../../src/engine/cache/cache-answers.ts'
import { limitRunning } from '../../../src/engine/cache/limit-running.ts'
import { watchLake } from '../../../src/engine/cache/watch-lake.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Answer } from '../../../src/engine/question.ts'
import { openLakeAt } from '../../../src/lake/lake.ts'
import { ingestPrices } from '../../support/ingest-prices.ts'
import { openTempLake } from '../../support/temp-lake.ts'
import { countedEngine } from './counted-engine.ts'
import { readAll } from './trickle.ts'

const at = (text: string) => Temporal.Instant.from(text)
const day = { dataset: 'ercot.rt_spp', from: at('2026-06-10T00:00Z'), to: at('2026-06-11T00:00Z') }
const text = (answer: Answer) => readAll(answer.body)
const open = (maxBytes = 1e6, body?: () => Answer['body']) => {
  const { engine, watch, table, counted } = countedEngine(body)
  return { cached: cacheAnswers(engine, { catalogue: CATALOGUE, watch, maxBytes }), table, counted }
}

describe('an answer', () => {
  test('is made once, until its table moves on', async () => {
    const { cached, table, counted } = open()
    const first = await cached.rows(day, 'json')
    const again = await cached.rows({ to: day.to, from: day.from, dataset: day.dataset }, 'json')
    expect([first.cache, again.cache, counted.asked]).toEqual(['miss', 'hit', 1])
    expect(await text(first)).toBe(await text(again))
    expect(Buffer.from(again.held?.plain() ?? []).toString()).toContain('"versions":{"ercot.rt_spp":3}')
    table.version = 4
    expect(again.held?.isCurrent()).toBe(false)
    const newer = await cached.rows(day, 'json')
    expect([newer.cache, newer.meta.versions]).toEqual(['miss', { 'ercot.rt_spp': 4 }])
    expect(again.held?.plain()).toBeUndefined()
    expect(cached.cacheStats()).toMatchObject({ hits: 1, misses: 2, entries: 1 })
  })

  test('in another format, of another range or under another truth is another', async () => {
    const { cached, counted } = open()
    await cached.rows(day, 'json')
    await cached.rows(day, 'csv')
    await cached.rows({ ...day, limit: 3 }, 'json')
    await cached.rows({ ...day, asOf: at('2026-06-10T12:00Z') }, 'json')
    await cached.rows({ ...day, basis: 'recorded' }, 'json')
    expect(counted.asked).toBe(5)
  })

  test('that several wait for is made once; who leaves takes nobody along', async () => {
    const gate = Promise.withResolvers<void>()
    const { cached, counted } = open(1e6, async function* () {
      await gate.promise
      yield Buffer.from('all of it')
    })
    const impatient = new AbortController()
    const asks = [impatient.signal, undefined, undefined].map((signal) => cached.rows(day, 'csv', signal))
    const left = expect(asks[0]).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    impatient.abort()
    await left
    gate.resolve()
    const answers = await Promise.all(asks.slice(1))
    expect(await Promise.all(answers.map(text))).toEqual(['all of it', 'all of it'])
    expect([counted.asked, answers.map(({ cache }) => cache)]).toEqual([1, ['joined', 'joined']])
  })

  test('that nobody waits for any more is ended, and asked anew by who comes then', async () => {
    let ended = 0
    const { cached, counted } = open(1e6, () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => (counted.asked === 1 ? new Promise(() => {}) : Promise.resolve({ done: true, value: undefined })),
        return: async () => {
          ended++
          return { done: true, value: undefined }
        },
      }),
    }))
    const control = new AbortController()
    const asked = expect(cached.rows(day, 'csv', control.signal)).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    control.abort()
    await asked
    expect(ended).toBe(1)
    expect(await text(await cached.rows(day, 'csv'))).toBe('')
    expect(counted.asked).toBe(2)
  })

  test('that is too large streams through, and is not held', async () => {
    const { cached, counted } = open(800_000, async function* () {
      for (let piece = 0; piece < 20; piece++) yield Buffer.alloc(10_000, 'x')
    })
    const [first, second] = await Promise.all([cached.rows(day, 'csv'), cached.rows(day, 'csv')])
    expect([(await text(first)).length, (await text(second)).length]).toEqual([200_000, 200_000])
    expect((await cached.rows(day, 'csv')).cache).toBe('pass')
    expect([counted.asked, cached.cacheStats().bytes]).toEqual([3, 0])
  })

  test('compressed is held compressed, within the bound', async () => {
    const { cached } = open(1e6, async function* () {
      yield Buffer.alloc(50_000, 'x')
    })
    const { held } = await cached.rows(day, 'csv')
    const before = cached.cacheStats().bytes
    const [one, other] = await Promise.all([held?.encoded('gzip'), held?.encoded('gzip')])
    expect(one).toBe(other)
    expect(cached.cacheStats().bytes).toBe(before + (one?.length ?? Number.NaN))
    expect(held?.peek('gzip')).toBe(one)
  })

  test('that failed is not held', async () => {
    const { cached, counted } = open(1e6, async function* () {
      yield Buffer.from('half')
      if (counted.asked === 1) throw new Error('broken')
    })
    await expect(cached.rows(day, 'csv')).rejects.toThrow('broken')
    expect(await text(await cached.rows(day, 'csv'))).toBe('half')
  })
})

test('SQL is remembered only where it answers the same each time', async () => {
  const { cached } = open()
  const cache = async (sql: string) => {
    await cached.sql({ sql }, 'csv')
    return (await cached.sql({ sql }, 'csv')).cache
  }
  expect(await cache('select max(price_usd_per_mwh) from ercot.rt_spp')).toBe('hit')
  expect(await cache('select * from ercot.rt_spp where published_at < now()')).toBe('pass')
  expect(await cache('select random() from ercot.rt_spp')).toBe('pass')
  expect(await cache('select 1')).toBe('pass')
  expect(await cache('select * from ercot.rt_spp, gridlake.receipts')).toBe('pass')
})

test('a reader of one window after the other finds the next one made', async () => {
  const { cached } = open()
  const hours = (from: number, to: number) => {
    const two = (hour: number) => String(hour).padStart(2, '0')
    return { ...day, from: at(`2026-06-10T${two(from)}:00Z`), to: at(`2026-06-10T${two(to)}:00Z`) }
  }
  await cached.rows(hours(0, 2), 'csv')
  await cached.rows(hours(2, 4), 'csv')
  await expect.poll(() => cached.cacheStats()).toMatchObject({ prefetched: 1, entries: 3 })
  expect((await cached.rows(hours(4, 6), 'csv')).cache).toBe('hit')
  await expect.poll(() => cached.cacheStats().entries).toBe(4)
  // Backwards, or of another length, nobody is foreseen.
  await cached.rows(hours(2, 3), 'csv')
  expect(cached.cacheStats().prefetched).toBe(2)
})

test('over a lake, a commit is seen at once, and within 20 ms where another process made it', async () => {
  await using temp = await openTempLake()
  await ingestPrices(temp.lake, 0, 20)
  const engine = openEngine(temp.lake)
  const cached = cacheAnswers(engine, { catalogue: CATALOGUE, watch: watchLake(temp.lake), maxBytes: 1e6 })
  const prices = async () => text(await cached.rows({ dataset: 'ercot.rt_spp', columns: ['price_usd_per_mwh'] }, 'csv'))
  expect(await prices()).toBe('price_usd_per_mwh\n20\n')
  expect(await prices()).toBe('price_usd_per_mwh\n20\n')
  await ingestPrices(temp.lake, 1, 30)
  expect(await prices()).toBe('price_usd_per_mwh\n20\n30\n')
  const other = openLakeAt(temp.directory, { database: temp.database, clock: temp.clock })
  await ingestPrices(other, 2, 40)
  await new Promise((resolve) => setTimeout(resolve, 25))
  expect(await prices()).toBe('price_usd_per_mwh\n20\n30\n40\n')
  expect(cached.cacheStats()).toMatchObject({ hits: 1, misses: 3 })
  await cached.close()
})

test('only so many questions run at once; of the others only so many wait, and one that is given up leaves', async () => {
  const turns: PromiseWithResolvers<void>[] = []
  const { engine, counted } = countedEngine(() => {
    const turn = Promise.withResolvers<void>()
    turns.push(turn)
    return (async function* () {
      await turn.promise
      yield Buffer.from('done')
    })()
  })
  const limited = limitRunning(engine, { maxRunning: 1, maxWaiting: 2 })
  const ask = (signal?: AbortSignal) => limited.rows(day, 'csv', signal).then(text)
  const control = new AbortController()
  const [first, second, third] = [ask(), ask(control.signal), ask()]
  await expect(ask()).rejects.toMatchObject({ code: 'access.rate_limited' })
  const left = expect(second).rejects.toMatchObject({ code: 'cancelled' })
  control.abort()
  await left
  expect(counted.asked).toBe(1)
  turns[0]?.resolve()
  expect(await first).toBe('done')
  await expect.poll(() => turns.length).toBe(2)
  turns[1]?.resolve()
  expect(await third).toBe('done')
  // An answer that is given up makes room as well.
  const unread = await limited.rows(day, 'csv')
  await unread.body[Symbol.asyncIterator]().return?.()
  const last = ask()
  await expect.poll(() => turns.length).toBe(4)
  turns[3]?.resolve()
  expect(await last).toBe('done')
})

test('a description of SQL is made once for each state of its tables', async () => {
  const { engine, watch, table } = countedEngine()
  let described = 0
  const nothing = new Uint8Array(0)
  const describing = {
    ...engine,
    describe: async () => {
      described++
      const versions: Record<string, number> = { 'ercot.rt_spp': table.version }
      return { schema: nothing, parameterSchema: nothing, parameterCount: 0, versions }
    },
  }
  const cached = cacheAnswers(describing, { catalogue: CATALOGUE, watch, maxBytes: 1e6 })
  const ask = async (sql: string, measure = false) => {
    await cached.describe({ sql, measure })
    return described
  }
  const sql = 'select settlement_point from ercot.rt_spp'
  expect([await ask(sql), await ask(sql), await ask(sql, true), await ask(sql)]).toEqual([1, 1, 2, 2])
  table.version = 4
  expect([await ask(sql), await ask(sql)]).toEqual([3, 3])
  // What more than tables decide is described each time.
  expect([await ask(`${sql} where published_at < now()`), await ask(`${sql} where published_at < now()`)]).toEqual([
    4, 5,
  ])
})
