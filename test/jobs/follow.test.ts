import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { GridlakeError } from '../../src/core/errors.ts'
import { noLog } from '../../src/core/log.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import type { RangeProgress } from '../../src/ingest/ingest-range.ts'
import { follow } from '../../src/jobs/follow.ts'
import { createSources, type Sources } from '../../src/sources/source-set.ts'
import { createTwin } from '../../src/twin/emulator/create-twin.ts'
import { type ServedTwin, serveTwin } from '../../src/twin/emulator/serve-twin.ts'
import { openTempLake, settableClock } from '../support/temp-lake.ts'

const NOW = '2026-11-02T00:00:00Z'

const clock = settableClock(NOW)
let served: ServedTwin
let sources: Sources

beforeAll(async () => {
  served = await serveTwin(createTwin({ seed: 9, clock, retentionDays: 2 }))
  sources = createSources({ ercotBaseUrl: served.url, eiaBaseUrl: served.url, eiaApiKey: 'demo' })
})
afterAll(() => served.close())

const nowhere = async (): Promise<never> => {
  throw new GridlakeError('source.unavailable', 'nobody answers')
}

/** The sources, with another way to list. */
const listing = (list: Sources['mis']['list']): Sources => ({ ...sources, mis: { ...sources.mis, list } })

describe('follow', () => {
  it('takes in what is published, at each dataset’s own pace, whatever fails meanwhile', async () => {
    await using temp = await openTempLake(NOW)
    const stop = new AbortController()
    const looks: string[] = []
    let failures = 2
    const flaky = listing(async (dataset, options) => {
      looks.push(temp.clock.now().round('minute').toString())
      if (failures-- > 0) return nowhere()
      return sources.mis.list(dataset, options)
    })
    const sleep = async (ms: number) => {
      temp.clock.advance(ms)
      clock.set(temp.clock.now().toString())
      if (looks.length === 6) stop.abort()
    }
    const lake = { ...temp.lake, clock: { now: temp.clock.now, sleep } }
    const taken: RangeProgress[] = []
    const onProgress = (progress: RangeProgress) => void taken.push(progress)
    // One at a time, as the clock goes on while somebody sleeps.
    const options = { intervalMs: () => 1_800_000, onProgress, signal: stop.signal, lookBackHours: 2, atOnce: 1 }
    await follow([ercotWind], { lake, sources: flaky, log: noLog }, options)
    clock.set(NOW)
    // Postings come at 55 past: a look is taken just after the next is due, and each half hour.
    expect(looks).toEqual(
      ['00:00', '00:30', '01:00', '01:30', '01:58', '02:28'].map((time) => `2026-11-02T${time}:00Z`),
    )
    // Two looks failed; the third found what two hours had brought, and each later hour brought one more.
    expect(taken.map(({ documents }) => documents)).toEqual([2, 1])
    // One commit of rows for each look that brought some.
    expect((await temp.lake.table(ercotWind).snapshot())?.version).toBe(1)
  })

  it('a source that hangs holds up no other', async () => {
    await using temp = await openTempLake(NOW)
    const stop = new AbortController()
    const hung = Promise.withResolvers<never>()
    let looks = 0
    const stuck = listing((dataset, options) => {
      if (dataset.id === 'ercot.rt_spp') return hung.promise
      if (++looks === 3) stop.abort()
      return sources.mis.list(dataset, options)
    })
    const sleep = async (ms: number) => {
      await systemClock.sleep(2)
      temp.clock.advance(ms)
    }
    const lake = { ...temp.lake, clock: { now: temp.clock.now, sleep } }
    const options = { intervalMs: () => 60_000, onProgress: () => {}, signal: stop.signal, lookBackHours: 2 }
    const following = follow([ercotRtSpp, ercotWind], { lake, sources: stuck, log: noLog }, options)
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve))
    hung.reject(new GridlakeError('source.unavailable', 'gave up'))
    await following
    expect(looks).toBe(3)
  })

  it('passes on what is a defect', async () => {
    await using temp = await openTempLake(NOW)
    const broken = listing(() => Promise.reject(new TypeError('oops')))
    const options = { intervalMs: () => 1, onProgress: () => {}, signal: new AbortController().signal }
    await expect(follow([ercotWind], { lake: temp.lake, sources: broken, log: noLog }, options)).rejects.toThrow('oops')
  })
})
