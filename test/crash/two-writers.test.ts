import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLakeAt } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { crashDocuments } from './crash-documents.ts'
import { planSteps, runSteps } from './crash-steps.ts'
import { contentOf, expectContent } from './lake-comparison.ts'
import { runChild } from './run-child.ts'

/** Resolves for everyone once `parties` have asked. */
function barrier(parties: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    if (++waiting === parties) resolve()
    return promise
  }
}

it.each([1, 2])(
  'two processes ingest the same documents while a third compacts: nothing twice, nothing lost (%i)',
  async (seed) => {
    await using alone = await openTempLake()
    const documents = crashDocuments(seed)
    await runSteps(alone.lake, planSteps(documents))
    const expected = await contentOf(alone.lake, documents)

    await using temp = await openTempLake()
    const directory = join(temp.directory, 'shared')
    const begin = barrier(3)
    const writer = (order: number) =>
      runChild({ directory, work: 'ingest', documents: seed, order, beside: true }, { begin })
    const ends = await Promise.all([
      writer(10 + seed),
      writer(20 + seed),
      runChild({ directory, work: 'compact', rounds: 6 }, { begin }),
    ])
    expect(ends.map(({ done }) => done)).toEqual([true, true, true])
    const lake = openLakeAt(directory, { database: temp.database, clock: temp.clock })
    await expectContent(lake, documents, expected, true)
  },
)
