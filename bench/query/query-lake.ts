import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { openDatabase } from '../../src/duckdb/database.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'
import { cachedFolder } from '../cache-folder.ts'
import { buildSppLake } from './build-spp-lake.ts'
import { buildWindLake } from './build-wind-lake.ts'
import { writePlainCopy } from './write-plain-copy.ts'

/** The lake of 20 M prices and 0.8 M forecasts, and plain Parquet of its current rows beside it. */
export interface QueryLake {
  lake: Lake
  folder: string
  /** The plain files of a dataset. */
  plainFiles(dataset: Dataset): Promise<string[]>
}

/** Works on the lake, which is built where it is not kept from an earlier run. */
export async function withQueryLake<Result>(
  note: (text: string) => void,
  work: (opened: QueryLake) => Promise<Result>,
): Promise<Result> {
  const folder = await cachedFolder('query-3', async (made) => {
    note('building a lake of 20 M prices and one of 0.8 M forecasts; they are kept for the next run')
    await withLake(made, async (lake) => {
      await buildSppLake(lake)
      await buildWindLake(lake)
      for (const dataset of [ercotRtSpp, ercotWind])
        await writePlainCopy(lake, dataset, join(made, 'plain', dataset.id))
    })
  })
  const plainFiles = async ({ id }: Dataset) => {
    const plain = join(folder, 'plain', id)
    return (await readdir(plain)).sort().map((name) => join(plain, name))
  }
  return withLake(folder, (lake) => work({ lake, folder, plainFiles }))
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
