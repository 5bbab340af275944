import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GridlakeError } from '../../src/core/errors.ts'
import { noLog } from '../../src/core/log.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import type { RangeProgress } from '../../src/ingest/ingest-range.ts'
import { backfill } from '../../src/jobs/backfill.ts'
import { follow } from '../../src/jobs/follow.ts'
import { maintainLake } from '../../src/jobs/maintain.ts'
import { createSources, type Sources } from '../../src/sources/source-set.ts'
import { createTwin } from '../../src/twin/emulator/create-twin.ts'
import { type ServedTwin, serveTwin } from '../../src/twin/emulator/serve-twin.ts'
import { openTempLake, settableClock } from '../support/temp-lake.ts'

const NOW = '2026-11-02T00:00:00Z'

/** The twin's clock is set by the tests. */
const clock = settableClock(NOW)
let served: ServedTwin
let sources: Sources

beforeAll(async () => {
  served = await serveTwin(createTwin({ seed: 9, clock, retentionDays: 2 }))
  sources = createSources({ ercotBaseUrl: served.url, eiaBaseUrl: served.url, eiaApiKey: 'demo' })
})
afterAll(() => served.close())

const lastHours = (hours: number) => ({ from: clock.now().subtract({ hours }), to: clock.now() })

async function runAll<Result>(steps: AsyncGenerator<RangeProgress, Result>) {
  const seen: RangeProgress[] = []
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) seen.push(step.value)
  return { seen, result: step.value }
}

const nowhere = async (): Promise<never> => {
  throw new GridlakeError('source.unavailable', 'nobody answers')
}

describe('backfill', () => {
  it('takes each dataset by turns, the newest day of all first', async () => {
    await using temp = await openTempLake(NOW)
    const wind = [ercotWind, ...CATALOGUE.filter(({ id }) => id === 'eia.region_data')]
    const { seen, result } = await runAll(backfill(wind, lastHours(30), { lake: temp.lake, sources, log: noLog }))
    expect(seen.map(({ dataset, day }) => [dataset, day])).toEqual([
      ['ercot.wind', '2026-11-01'],
      ['eia.region_data', expect.any(String)],
      ['ercot.wind', '2026-10-31'],
    ])
    expect(result.get('ercot.wind')).toMatchObject({ rowsQuarantined: 0, failures: [] })
    // From 13:00 to 19:00 Central, 30 hours, each hour once: the day of 25 hours is in it.
    expect(result.get('ercot.wind')?.documents).toBe(30)
    const again = await runAll(backfill([ercotWind], lastHours(30), { lake: temp.lake, sources, log: noLog }))
    expect(again.result.get('ercot.wind')).toMatchObject({ documents: 0, rowsCommitted: 0 })
  })

  it('goes on with the others when one source fails, and says so', async () => {
    await using temp = await openTempLake(NOW)
    const said: string[] = []
    const effects = {
      lake: temp.lake,
      sources: { ...sources, eia: { capture: nowhere } },
      log: (level: string, message: string) => void said.push(`${level} ${message}`),
    }
    const datasets = CATALOGUE.filter(({ id }) => id !== 'ercot.rt_spp')
    const { result } = await runAll(backfill(datasets, lastHours(3), effects))
    expect(result.get('ercot.wind')?.documents).toBe(3)
    expect(result.get('eia.region_data')).toMatchObject({
      documents: 0,
      failures: [{ name: 'eia.region_data', code: 'source.unavailable', reason: 'nobody answers' }],
    })
    expect(said).toContain('error nobody answers')
  })

  it('stops when it is told to; what is in stays in', async () => {
    await using temp = await openTempLake(NOW)
    const stop = new AbortController()
    const steps = backfill([ercotWind], lastHours(30), { lake: temp.lake, sources, log: noLog }, stop.signal)
    expect((await steps.next()).value).toMatchObject({ daysLeft: 1 })
    stop.abort()
    const { seen } = await runAll(steps)
    expect(seen).toEqual([])
    expect((await temp.lake.table(ercotWind).snapshot())?.version).toBe(0)
  })
})

describe('follow', () => {
  it('takes in what is published, at each dataset’s own pace, whatever fails meanwhile', async () => {
    await using temp = await openTempLake(NOW)
    const stop = new AbortController()
    const looks: string[] = []
    let failures = 2
    const flaky: Sources = {
      ...sources,
      mis: {
        ...sources.mis,
        list: async (dataset, options) => {
          looks.push(temp.clock.now().toString())
          if (failures-- > 0) return nowhere()
          return sources.mis.list(dataset, options)
        },
      },
    }
    const lake = {
      ...temp.lake,
      clock: {
        now: temp.clock.now,
        sleep: async (ms: number) => {
          temp.clock.advance(ms)
          clock.set(temp.clock.now().toString())
          if (looks.length === 5) stop.abort()
        },
      },
    }
    const taken: RangeProgress[] = []
    const onProgress = (progress: RangeProgress) => void taken.push(progress)
    const options = { intervalMs: () => 1_800_000, onProgress, signal: stop.signal, lookBackHours: 2 }
    await follow([ercotWind], { lake, sources: flaky, log: noLog }, options)
    clock.set(NOW)
    expect(looks).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00'].map((time) => `2026-11-02T${time}:00Z`))
    // Two looks failed; the third found two hours, and each later hour brought one more.
    expect(taken.map(({ documents }) => documents)).toEqual([2, 1])
  })

  it('passes on what is a defect', async () => {
    await using temp = await openTempLake(NOW)
    const broken: Sources = { ...sources, mis: { ...sources.mis, list: () => Promise.reject(new TypeError('oops')) } }
    const options = { intervalMs: () => 1, onProgress: () => {}, signal: new AbortController().signal }
    await expect(follow([ercotWind], { lake: temp.lake, sources: broken, log: noLog }, options)).rejects.toThrow('oops')
  })
})

describe('maintainLake', () => {
  it('joins what has gathered, says so once, and leaves alone what is joined', async () => {
    await using temp = await openTempLake(NOW)
    const effects = { lake: temp.lake, sources, log: noLog }
    for (const hours of [1, 2, 3]) await runAll(backfill([ercotWind], lastHours(hours), effects))
    const said: string[] = []
    const log = (_level: string, message: string) => void said.push(message)
    expect(await maintainLake(temp.lake, log)).toContainEqual(
      expect.objectContaining({ table: 'ercot.wind', partitions: 0 }),
    )
    expect(said).toEqual([])
    const reports = await maintainLake(temp.lake, log, undefined, 1)
    expect(reports.find(({ table }) => table === 'ercot.wind')).toMatchObject({ filesBefore: 6, rows: 3 * 216 })
    expect(said.some((text) => text.startsWith('compacted ercot.wind: 6 files are now'))).toBe(true)
    const settled = await maintainLake(temp.lake, log, undefined, 1)
    expect(settled.map(({ table, partitions }) => [table, partitions])).toEqual(reports.map(({ table }) => [table, 0]))
    const stopped = new AbortController()
    stopped.abort()
    expect(await maintainLake(temp.lake, log, stopped.signal, 1)).toEqual([])
  })
})
