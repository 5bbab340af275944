import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { cacheAnswers } from '../../../src/engine/cache/cache-answers.ts'
import { openRedisLevel } from '../../../src/engine/cache/redis-level.ts'
import { countedEngine } from './counted-engine.ts'
import { startRedis } from './redis-server.ts'
import { readAll } from './trickle.ts'

const question = { dataset: 'ercot.rt_spp', limit: 2 }

/** A server's cache beside a Redis. */
async function open(url: string, logged: string[] = [], lake = 'one', maxValueBytes = 1e6) {
  const shared = await openRedisLevel(url, {
    log: (_, message) => void logged.push(message),
    version: '1',
    maxValueBytes,
  })
  const { engine, watch, counted, table } = countedEngine()
  const options = { catalogue: CATALOGUE, watch, maxBytes: 1e6, shared, lakeName: () => lake }
  return { cached: cacheAnswers(engine, options), counted, table }
}

test('what one server made, another has, of the same lake and version', async () => {
  await using redis = await startRedis()
  const [first, second, elsewhere] = [await open(redis.url), await open(redis.url), await open(redis.url, [], 'two')]
  await ready(first)
  const made = await first.cached.rows(question, 'json')
  await expect.poll(async () => (await second.cached.rows({ ...question }, 'json')).cache).toBe('hit')
  const got = await second.cached.rows(question, 'json')
  expect(await readAll(got.body)).toBe(await readAll(made.body))
  expect([got.meta, got.format]).toEqual([made.meta, 'json'])
  const before = elsewhere.counted.asked
  await elsewhere.cached.rows(question, 'json')
  expect(elsewhere.counted.asked).toBe(before + 1)
  const third = await open(redis.url)
  await ready(third)
  const asked = third.counted.asked
  expect((await third.cached.rows(question, 'json')).cache).toBe('shared')
  expect([third.counted.asked, third.cached.cacheStats().sharedHits]).toEqual([asked, 1])
  third.table.version = 4
  await third.cached.rows(question, 'json')
  expect(third.counted.asked).toBe(asked + 1)
  await Promise.all([first, second, elsewhere, third].map(({ cached }) => cached.close()))
})

test('a Redis that is away costs one line in the log and no answer; when it is back it is used', async () => {
  const redis = await startRedis()
  const logged: string[] = []
  const { cached } = await open(redis.url, logged)
  await ready({ cached })
  await redis[Symbol.asyncDispose]()
  for (let limit = 100; limit < 110; limit++) {
    const began = performance.now()
    await readAll((await cached.rows({ ...question, limit }, 'json')).body)
    expect(performance.now() - began).toBeLessThan(500)
  }
  await expect.poll(() => logged.filter((line) => line.includes('cannot be reached')).length).toBe(1)
  await using _again = await startRedis(redis.port)
  await expect.poll(() => logged.at(-1), { timeout: 10_000 }).toBe('Redis is there again')
  expect(logged).toHaveLength(2)
  await cached.close()
})

test('a Redis that was never there is no error either', async () => {
  const logged: string[] = []
  const { cached } = await open('redis://127.0.0.1:1', logged)
  expect((await cached.rows(question, 'json')).cache).toBe('miss')
  await expect.poll(() => logged).toHaveLength(1)
  await cached.close()
})

/** Waits until what is made is shared: a fresh question each time, seen by another cache. */
async function ready({ cached }: { cached: Awaited<ReturnType<typeof open>>['cached'] }): Promise<void> {
  await cached.rows({ ...question, limit: 999 }, 'json')
  await new Promise((resolve) => setTimeout(resolve, 150))
}
