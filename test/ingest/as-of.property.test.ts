import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/datasets/document.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import type { Truth } from '../../src/engine/question.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { vacuumLake } from '../../src/lake/vacuum.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

type Hours = Record<number, number>
interface Posting {
  minute: number
  hours: Hours
}

const stamp = (minute: number): string =>
  Temporal.Instant.from('2026-06-10T00:00:00Z').add({ minutes: minute }).toString()

const posting = fc.record({
  minute: fc.integer({ min: 0, max: 600 }),
  hours: fc.dictionary(fc.integer({ min: 1, max: 6 }).map(String), fc.integer({ min: 0, max: 9 }), {
    minKeys: 1,
    maxKeys: 6,
  }) as fc.Arbitrary<Hours>,
})
const postings = fc.uniqueArray(posting, { minLength: 1, maxLength: 7, selector: ({ minute }) => minute })

/** What the world knew at `minute`, by the definition: postings in order, a claimed and missing hour is withdrawn. */
function truthAt(all: readonly Posting[], minute: number): Hours {
  const known: Hours = {}
  for (const { hours } of all.filter((one) => one.minute <= minute).sort((a, b) => a.minute - b.minute)) {
    const named = Object.keys(hours).map(Number)
    for (const hour of Object.keys(known).map(Number)) {
      if (hour >= Math.min(...named) && hour <= Math.max(...named)) delete known[hour]
    }
    Object.assign(known, hours)
  }
  return known
}

async function answer(lake: Lake, truth: Truth): Promise<Hours> {
  const table = lake.table(ercotWind)
  const { sql } = relationSql(ercotWind, table, await table.snapshot(), lake.store, truth)
  using session = await lake.database.connect()
  const rows = await session.rows<{ hour: number; mw: number }>(
    `SELECT hour(timezone('America/Chicago', interval_start))::INTEGER + 1 AS hour, stwpf_system_wide_mw AS mw FROM (${sql}) WHERE NOT withdrawn`,
  )
  const hours = Object.fromEntries(rows.map(({ hour, mw }) => [hour, mw]))
  expect(Object.keys(hours)).toHaveLength(rows.length)
  return hours
}

async function expectTruth(lake: Lake, all: readonly Posting[]): Promise<void> {
  const moments = all.flatMap(({ minute }) => [minute - 1, minute]).concat(601)
  for (const minute of moments)
    expect(await answer(lake, { asOf: Temporal.Instant.from(stamp(minute)) })).toEqual(truthAt(all, minute))
  expect(await answer(lake, {})).toEqual(truthAt(all, 601))
}

const toDocument = ({ minute, hours }: Posting): Document => windPosting(stamp(minute), hours)

describe('as of', { timeout: 180_000 }, () => {
  it('equals a lake that had stopped there, in whatever order and groups the postings came', async () => {
    await fc.assert(
      fc.asyncProperty(
        postings,
        fc.infiniteStream(fc.nat({ max: 3 })),
        fc.boolean(),
        async (all, cuts, compactBetween) => {
          await using temp = await openTempLake()
          const order = [...all]
          while (order.length > 0) {
            const group = order.splice(0, 1 + (cuts.next().value ?? 0))
            await ingestDocuments(temp.lake, group.map(toDocument))
            temp.clock.advance(1000)
            if (compactBetween) await compactDataset(temp.lake, ercotWind, { minTailFiles: 1 })
          }
          await expectTruth(temp.lake, all)
        },
      ),
      { numRuns: 25, seed: 7 },
    )
  })

  it('stays the same after compaction, vacuum and reprocess, and by what the lake held', async () => {
    await fc.assert(
      fc.asyncProperty(postings, async (all) => {
        await using temp = await openTempLake()
        const held: { at: Temporal.Instant; answer: Hours }[] = []
        for (const one of all) {
          await ingestDocuments(temp.lake, [toDocument(one)])
          held.push({ at: temp.clock.now(), answer: await answer(temp.lake, {}) })
          temp.clock.advance(60_000)
        }
        const expectAll = async () => {
          await expectTruth(temp.lake, all)
          for (const { at, answer: then } of held) expect(await answer(temp.lake, { knownAt: at })).toEqual(then)
        }
        await expectAll()
        await compactDataset(temp.lake, ercotWind, { minTailFiles: 1 })
        await expectAll()
        await vacuumLake(temp.lake, { retentionMs: -1000 * 24 * 3_600_000 * 365 })
        await expectAll()
        expect((await reprocessDataset(temp.lake, ercotWind)).rowsChanged).toBe(0)
        await expectAll()
        expect((await checkLake(temp.lake, { originals: true })).problems).toEqual([])
      }),
      { numRuns: 12, seed: 11 },
    )
  })

  it('commits nothing new the second time', async () => {
    await using temp = await openTempLake()
    const documents = [toDocument({ minute: 5, hours: { 1: 1, 2: 2 } }), toDocument({ minute: 65, hours: { 1: 3 } })]
    const first = await ingestDocuments(temp.lake, documents)
    expect(first.map(({ status }) => status)).toEqual(['committed', 'committed'])
    const version = (await temp.lake.table(ercotWind).snapshot())?.version
    const second = await ingestDocuments(temp.lake, documents)
    expect(second.map(({ status }) => status)).toEqual(['seen', 'seen'])
    expect((await temp.lake.table(ercotWind).snapshot())?.version).toBe(version)
  })
})
