import { expect, test } from 'vitest'
import { deriveAnswer } from '../../../src/engine/derive-answer.ts'
import { PRICES } from '../../server/api-fixture.ts'
import { createArrayEngine } from '../../server/array-engine.ts'
import { cached } from '../../server/cached-fixture.ts'

const asked = (question: unknown) => ({ name: 'mean', question, reads: ['ercot.rt_spp'] })

function counting() {
  const table = { version: 3 }
  const inner = createArrayEngine({ rows: { 'ercot.rt_spp': PRICES }, version: () => table.version })
  let made = 0
  const derive = async () => {
    made++
    return { body: { made, version: table.version }, versions: {} }
  }
  return { table, inner, engine: cached(inner, table), derive }
}

const textOf = async (body: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(body)).toString()

test('a derived answer is made once for as long as its tables stand, and once for those who ask together', async () => {
  const { table, engine, derive } = counting()
  const first = await Promise.all([1, 2, 3].map(() => deriveAnswer(engine, asked({ a: 1, b: 2 }), derive)))
  expect(await Promise.all(first.map(({ body }) => textOf(body)))).toEqual(Array(3).fill('{"made":1,"version":3}'))
  const again = await deriveAnswer(engine, asked({ b: 2, a: 1 }), derive)
  expect([again.cache, again.meta.versions]).toEqual(['hit', { 'ercot.rt_spp': 3 }])
  expect(await textOf((await deriveAnswer(engine, asked({ a: 2 }), derive)).body)).toBe('{"made":2,"version":3}')
  table.version = 4
  expect(await textOf((await deriveAnswer(engine, asked({ a: 1, b: 2 }), derive)).body)).toBe('{"made":3,"version":4}')
})

test('without a cache it is made each time; an error is not remembered', async () => {
  const { inner, engine, derive } = counting()
  expect(await textOf((await deriveAnswer(inner, asked(1), derive)).body)).toBe('{"made":1,"version":3}')
  const plain = await deriveAnswer(inner, asked(1), derive)
  expect([plain.cache, await textOf(plain.body)]).toEqual([undefined, '{"made":2,"version":3}'])
  const fails = () => Promise.reject(new Error('not now'))
  await expect(deriveAnswer(engine, asked(5), fails)).rejects.toThrow('not now')
  expect(await textOf((await deriveAnswer(engine, asked(5), derive)).body)).toBe('{"made":3,"version":3}')
})
