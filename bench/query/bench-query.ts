import type { Dataset } from '../../src/datasets/dataset.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { SPP_MONTHS } from './build-spp-lake.ts'
import { type Asked, measureCase } from './measure-case.ts'
import { measureHubYear } from './measure-hub-year.ts'
import type { QueryCase } from './query-case.ts'
import { type QueryLake, withQueryLake } from './query-lake.ts'
import { SPP_CASES, TAIL_CASES } from './spp-cases.ts'
import { WIND_CASES } from './wind-cases.ts'
import { withTail } from './with-tail.ts'

/** Questions to a lake of 20 M prices and to a forecast of 24 versions a key, beside plain Parquet of the current rows. */
export async function benchQuery({ runs, note }: BenchOptions): Promise<Figure[]> {
  return withQueryLake(note, async (opened) => {
    const { lake } = opened
    using session = await lake.database.connect()
    const figures: Figure[] = []
    const measureAll = async (asked: Asked, cases: readonly QueryCase[], prefix = '') => {
      for (const question of cases) {
        note(`${prefix}${question.what}`)
        figures.push(await measureCase(asked, { ...question, what: `${prefix}${question.what}` }, runs))
      }
    }
    const spp = await ask(opened, session, ercotRtSpp)
    await measureAll(spp, SPP_CASES)
    for (const format of ['json', 'columnar', 'arrow'] as const)
      figures.push(...(await measureHubYear(lake, session, spp.plainFiles, format)))
    const month = SPP_MONTHS.at(-1) as string
    for (const [prefix, where] of Object.entries(tails(month))) {
      await withTail(lake, session, spp.snapshot, { month, where }, (snapshot) =>
        measureAll({ ...spp, snapshot }, TAIL_CASES, prefix),
      )
    }
    await measureAll(await ask(opened, session, ercotWind), WIND_CASES)
    return figures
  })
}

/** One row in a hundred of the year: the newest days whole, or points scattered over the newest month. */
const tails = (month: string): Record<string, string> => ({
  'tail of the newest days: ': `interval_start >= TIMESTAMPTZ '${month}-28 05:00:00+00'`,
  'tail scattered over a month: ': 'hash(interval_start, settlement_point) % 8 = 0',
})

async function ask(
  { lake, folder, plainFiles }: QueryLake,
  session: Asked['session'],
  dataset: Dataset,
): Promise<Asked> {
  const snapshot = await lake.table(dataset).snapshot()
  if (!snapshot) throw new Error(`no lake in ${folder}`)
  return { lake, session, dataset, snapshot, plainFiles: await plainFiles(dataset) }
}
