import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { openDatabase } from '../../src/duckdb/database.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import { cachedFolder } from '../cache-folder.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { buildSppLake, SPP_MONTHS } from './build-spp-lake.ts'
import { buildWindLake } from './build-wind-lake.ts'
import { type Asked, measureCase } from './measure-case.ts'
import { measureHubYear } from './measure-hub-year.ts'
import type { QueryCase } from './query-case.ts'
import { SPP_CASES, TAIL_CASES } from './spp-cases.ts'
import { WIND_CASES } from './wind-cases.ts'
import { withTail } from './with-tail.ts'
import { writePlainCopy } from './write-plain-copy.ts'

/** Questions to a lake of 20 M prices and to a forecast of 24 versions a key, beside plain Parquet of the current rows. */
export async function benchQuery({ runs, note }: BenchOptions): Promise<Figure[]> {
  const folder = await cachedFolder('query-3', async (made) => {
    note('building a lake of 20 M prices and one of 0.8 M forecasts; they are kept for the next run')
    await withLake(made, async (lake) => {
      await buildSppLake(lake)
      await buildWindLake(lake)
      for (const dataset of [ercotRtSpp, ercotWind])
        await writePlainCopy(lake, dataset, join(made, 'plain', dataset.id))
    })
  })
  return withLake(folder, async (lake) => {
    using session = await lake.database.connect()
    const figures: Figure[] = []
    const measureAll = async (asked: Asked, cases: readonly QueryCase[], prefix = '') => {
      for (const question of cases) {
        note(`${prefix}${question.what}`)
        figures.push(await measureCase(asked, { ...question, what: `${prefix}${question.what}` }, runs))
      }
    }
    const spp = await ask(lake, session, ercotRtSpp, folder)
    await measureAll(spp, SPP_CASES)
    for (const format of ['json', 'columnar', 'arrow'] as const)
      figures.push(...(await measureHubYear(lake, session, spp.plainFiles, format)))
    const month = SPP_MONTHS.at(-1) as string
    for (const [prefix, where] of Object.entries(tails(month))) {
      await withTail(lake, session, spp.snapshot, { month, where }, (snapshot) =>
        measureAll({ ...spp, snapshot }, TAIL_CASES, prefix),
      )
    }
    await measureAll(await ask(lake, session, ercotWind, folder), WIND_CASES)
    return figures
  })
}

/** One row in a hundred of the year: the newest days whole, or points scattered over the newest month. */
const tails = (month: string): Record<string, string> => ({
  'tail of the newest days: ': `interval_start >= TIMESTAMPTZ '${month}-28 05:00:00+00'`,
  'tail scattered over a month: ': 'hash(interval_start, settlement_point) % 8 = 0',
})

async function ask(lake: Lake, session: Asked['session'], dataset: Dataset, folder: string): Promise<Asked> {
  const snapshot = await lake.table(dataset).snapshot()
  if (!snapshot) throw new Error(`no lake in ${folder}`)
  const plain = join(folder, 'plain', dataset.id)
  const plainFiles = (await readdir(plain)).sort().map((name) => join(plain, name))
  return { lake, session, dataset, snapshot, plainFiles }
}

async function withLake<Result>(folder: string, work: (lake: Lake) => Promise<Result>): Promise<Result> {
  const spillDirectory = join(folder, 'spill')
  const database = await openDatabase({ memoryBytes: 2_000_000_000, spillDirectory })
  try {
    return await work(openLakeAt(join(folder, 'data'), { database, clock: systemClock }))
  } finally {
    database.close()
  }
}
