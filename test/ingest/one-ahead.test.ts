import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { oneAhead } from '../../src/ingest/one-ahead.ts'

/** Counts to `to`; tells what is done with it. */
function counting(to: number, fails = Number.POSITIVE_INFINITY) {
  const told: string[] = []
  async function* count() {
    try {
      for (let item = 1; item <= to; item++) {
        if (item === fails) throw new Error(`no ${item}`)
        told.push(`made ${item}`)
        yield item
      }
    } finally {
      told.push('closed')
    }
  }
  return { told, items: count() }
}

it('makes one item more while one is worked on', async () => {
  const { told, items } = counting(3)
  const taken: number[] = []
  for await (const item of oneAhead(items)) {
    taken.push(item)
    await turn()
    expect(told.filter((line) => line.startsWith('made'))).toHaveLength(Math.min(item + 1, 3))
  }
  expect(taken).toEqual([1, 2, 3])
  expect(told.at(-1)).toBe('closed')
})

it('discards what was made and is not taken, and closes the rest', async () => {
  const { told, items } = counting(5)
  const discarded: number[] = []
  for await (const item of oneAhead(items, (left) => discarded.push(left))) if (item === 2) break
  expect(discarded).toEqual([3])
  expect(told).toEqual(['made 1', 'made 2', 'made 3', 'closed'])
})

it('throws where the item would come, after those before it', async () => {
  const { told, items } = counting(5, 3)
  const taken: number[] = []
  const read = async () => {
    for await (const item of oneAhead(items)) {
      taken.push(item)
      await turn()
    }
  }
  await expect(read()).rejects.toThrow('no 3')
  expect(taken).toEqual([1, 2])
  expect(told.at(-1)).toBe('closed')
})
