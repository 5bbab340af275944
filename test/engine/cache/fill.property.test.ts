import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filled, isFilled, startFill } from '../../../src/engine/cache/fill.ts'
import { readAll, trickle } from './trickle.ts'

/** What becomes of those who ask: the first, and others who join; each may leave after some pieces' time. */
const user = fc.record({ leavesAfter: fc.option(fc.nat(12), { nil: undefined }) })

test('whoever stays gets every byte or the error, one run serves all, and it ends when all have left', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(40_000), { minLength: 0, maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 200_000 }),
      user,
      fc.array(user, { maxLength: 3 }),
      async (sizes, fails, maxBytes, leader, followers) => {
        const pieces = sizes.map((size, at) => Buffer.alloc(size, 65 + at))
        const whole = Buffer.concat(pieces).toString('latin1')
        const broken = new Error('broken')
        const source = trickle([...pieces.filter(({ length }) => length > 0), ...(fails ? [broken] : [])], () =>
          setImmediate(),
        )
        const fill = startFill(source.ask, maxBytes)
        const leaving = async (after: number | undefined) => {
          const control = new AbortController()
          if (after === undefined) return control
          void (async () => {
            for (let turn = 0; turn < after; turn++) await setImmediate()
            control.abort()
          })()
          return control
        }
        const signals = await Promise.all([leader, ...followers].map(({ leavesAfter }) => leaving(leavesAfter)))
        const led = (async () => {
          const got = await fill.lead(signals[0]?.signal)
          return isFilled(got) ? Buffer.from(got.bytes).toString('latin1') : readAll(got.body)
        })()
        const joined = followers.map(async (_, at) => {
          const got: Filled | undefined = await fill.join(signals[at + 1]?.signal)
          return got && Buffer.from(got.bytes).toString('latin1')
        })
        const results = await Promise.allSettled([led, ...joined])
        for (const [at, result] of results.entries()) {
          const stays = [leader, ...followers][at]?.leavesAfter === undefined
          if (result.status === 'fulfilled') {
            // Undefined: too large to be held, the question must be asked anew.
            if (result.value === undefined) expect([at > 0, whole.length > maxBytes]).toEqual([true, true])
            else if (stays) expect([result.value, fails]).toEqual([whole, false])
          } else if (stays) expect([result.reason, fails]).toEqual([broken, true])
          else if (result.reason !== broken) expect(result.reason).toMatchObject({ code: 'cancelled' })
        }
        expect(source.asked()).toBe(1)
        const everybodyLeft = results.every(({ status }) => status === 'rejected')
        if (everybodyLeft && !fails) {
          for (let turn = 0; turn < 3; turn++) await setImmediate()
          expect(source.stopped()).toBe(true)
          expect(fill.isOpen()).toBe(false)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a long answer is given out while it comes, and no more of it is held than may be', async () => {
  let turns = 0
  const source = trickle(
    Array.from({ length: 100 }, () => Buffer.alloc(10_000, 'x')),
    async () => void turns++,
  )
  const fill = startFill(source.ask, 100_000)
  const got = await fill.lead()
  expect(isFilled(got)).toBe(false)
  await setImmediate()
  expect(source.given()).toBe(11)
  expect(await fill.outcome).toBeUndefined()
  expect(isFilled(got) ? '' : await readAll(got.body)).toHaveLength(1_000_000)
  expect(turns).toBe(101)
})
