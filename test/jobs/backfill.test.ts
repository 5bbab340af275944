import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GridlakeError } from '../../src/core/errors.ts'
import { noLog } from '../../src/core/log.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import type { RangeProgress } from '../../src/ingest/ingest-range.ts'
import { backfill, nextTurns } from '../../src/jobs/backfill.ts'
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

/** Two days of four postings an hour. */
const days = ['2026-11-01', '2026-10-31']

describe('backfill', () => {
  it('takes each dataset by turns, the newest day of all first', async () => {
    await using temp = await openTempLake(NOW)
    const effects = { lake: temp.lake, sources, log: noLog }
    const { seen, result } = await runAll(
      backfill([ercotRtSpp, ercotWind], lastHours(30), effects, undefined, { atOnce: 1 }),
    )
    expect(seen.map(({ dataset, day }) => [dataset, day])).toEqual([
      ['ercot.rt_spp', days[0]],
      // Thirty postings of two days are one group.
      ['ercot.wind', days[1]],
      ['ercot.rt_spp', days[1]],
    ])
    expect(result.get('ercot.wind')).toMatchObject({ rowsQuarantined: 0, failures: [] })
    // From 13:00 to 19:00 Central, 30 hours, each hour once: the day of 25 hours is in it.
    expect(result.get('ercot.wind')?.documents).toBe(30)
    const again = await runAll(backfill([ercotWind], lastHours(30), effects))
    expect(again.result.get('ercot.wind')).toMatchObject({ documents: 0, rowsCommitted: 0 })
  })

  it('works on a few at once, each as if alone', async () => {
    await using temp = await openTempLake(NOW)
    let listing = 0
    let most = 0
    const counted: Sources = {
      ...sources,
      mis: {
        ...sources.mis,
        fetch: async (...asked) => {
          most = Math.max(most, ++listing)
          return sources.mis.fetch(...asked).finally(() => listing--)
        },
      },
    }
    const datasets = [ercotRtSpp, ercotWind, eiaRegionData]
    const { result } = await runAll(backfill(datasets, lastHours(5), { lake: temp.lake, sources: counted, log: noLog }))
    expect([...result.values()].flatMap(({ failures }) => failures)).toEqual([])
    expect(result.get('ercot.wind')?.documents).toBe(5)
    expect(result.get('ercot.rt_spp')?.documents).toBeGreaterThanOrEqual(20)
    // Six fetches at once of one dataset, and more only of another beside it.
    expect(most).toBeGreaterThan(6)
  })

  it('goes on with the others when one source fails, and says so', async () => {
    await using temp = await openTempLake(NOW)
    const said: string[] = []
    const effects = {
      lake: temp.lake,
      sources: { ...sources, eia: { capture: nowhere } },
      log: (level: string, message: string) => void said.push(`${level} ${message}`),
    }
    const datasets = [ercotWind, eiaRegionData]
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
    const steps = backfill([ercotRtSpp], lastHours(30), { lake: temp.lake, sources, log: noLog }, stop.signal)
    expect((await steps.next()).value).toMatchObject({ day: days[0], stepsLeft: 1 })
    stop.abort()
    const { seen } = await runAll(steps)
    expect(seen).toEqual([])
    expect((await temp.lake.table(ercotRtSpp).snapshot())?.version).toBe(0)
  })
})

describe('nextTurns', () => {
  it('lets those that go first do two steps before the others, then goes by turns', () => {
    const turn = (name: string, done: number, isFirst = false) => ({ name, done, isFirst })
    const names = (open: ReturnType<typeof turn>[], busy: ReturnType<typeof turn>[] = []) =>
      nextTurns(open, new Set(busy)).map(({ name }) => name)
    const [others, leads] = [
      [turn('a', 0), turn('b', 0)],
      [turn('x', 2, true), turn('y', 1, true)],
    ]
    expect(names([...others, ...leads])).toEqual(['y'])
    expect(names([...others, ...leads], [leads[1] as ReturnType<typeof turn>])).toEqual([])
    expect(names([...others, turn('x', 2, true)])).toEqual(['a', 'b', 'x'])
    expect(names([turn('a', 3), turn('b', 2), turn('x', 2, true)])).toEqual(['b', 'x', 'a'])
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
