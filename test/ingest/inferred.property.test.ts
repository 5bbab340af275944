import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/datasets/document.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

type Hours = Record<number, number>

/** A posting that says when it was published (minutes after 2026-06-10T00:00Z), or a file that does not. */
interface Said {
  minute: number | undefined
  hours: Hours
}

const hours = fc.dictionary(fc.integer({ min: 1, max: 4 }).map(String), fc.integer({ min: 0, max: 9 }), {
  minKeys: 1,
  maxKeys: 4,
}) as fc.Arbitrary<Hours>
const posting = fc.record({ minute: fc.integer({ min: 0, max: 700 }), hours })
const file = fc.record({ minute: fc.constant(undefined), hours })

const moment = (minute: number) => Temporal.Instant.from('2026-06-10T00:00:00Z').add({ minutes: minute })

function toDocument({ minute, hours: said }: Said, at: number): Document {
  if (minute !== undefined) return windPosting(moment(minute).toString(), said)
  const stamped = windPosting('2026-06-10T00:00:00Z', said)
  const { bytes } = stamped
  return {
    ...stamped,
    id: `file ${at}`,
    name: `np4-732 ${at}.csv`,
    bytes,
    publishedAt: undefined,
    publishedAtBasis: 'inferred',
  }
}

interface Answer {
  hour: number
  mw: number
  basis: string
}

async function answer(lake: Lake, minute: number, basis: 'any' | 'recorded' = 'any'): Promise<Answer[]> {
  const columns = ['hour_ending', 'stwpf_system_wide_mw', 'published_at_basis'] as const
  const rows = await readRows(lake, ercotWind, columns, { asOf: moment(minute), basis })
  return rows.map((row) => ({
    hour: Number(row.hour_ending),
    mw: Number(row.stwpf_system_wide_mw),
    basis: String(row.published_at_basis),
  }))
}

/** What postings alone had said by then; an hour that one claims and lacks is withdrawn. */
function saidBy(said: readonly Said[], minute: number): Hours {
  const known: Hours = {}
  const published = said.filter((one) => one.minute !== undefined && one.minute <= minute)
  for (const one of published.sort((a, b) => (a.minute ?? 0) - (b.minute ?? 0))) {
    const named = Object.keys(one.hours).map(Number)
    for (const hour of Object.keys(known).map(Number))
      if (hour >= Math.min(...named) && hour <= Math.max(...named)) delete known[hour]
    Object.assign(known, one.hours)
  }
  return known
}

const namedBy = (said: readonly Said[], minute: number): Set<number> =>
  new Set(
    said.flatMap((one) => (one.minute !== undefined && one.minute <= minute ? Object.keys(one.hours).map(Number) : [])),
  )

describe('a file without times of its own', () => {
  it('never outranks a record with a guess, whatever was ingested first, compacted or not', async () => {
    const order = fc
      .tuple(
        fc.uniqueArray(posting, { minLength: 1, maxLength: 3, selector: (one) => one.minute }),
        fc.array(file, { minLength: 1, maxLength: 2 }),
      )
      .chain(([postings, files]) => {
        const all: Said[] = [...postings, ...files]
        return fc.shuffledSubarray(all, { minLength: all.length })
      })
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (all, compacted) => {
        await using temp = await openTempLake()
        for (const [at, one] of all.entries()) {
          await ingestDocuments(temp.lake, [toDocument(one, at)])
          temp.clock.advance(1000)
        }
        if (compacted) await compactDataset(temp.lake, ercotWind, { minTailFiles: 1 })
        for (const minute of [...all.flatMap((one) => one.minute ?? []), 420, 900]) {
          const recorded = namedBy(all, minute)
          const guesses = (await answer(temp.lake, minute)).filter(({ basis }) => basis === 'inferred')
          expect(guesses.filter(({ hour }) => recorded.has(hour))).toEqual([])
        }
      }),
      { numRuns: 8, seed: 3 },
    )
  })

  it('taken in before the records changes nothing of what they say', async () => {
    const postings = fc.uniqueArray(posting, { minLength: 1, maxLength: 4, selector: (one) => one.minute })
    await fc.assert(
      fc.asyncProperty(file, postings, async (guess, records) => {
        await using temp = await openTempLake()
        await ingestDocuments(temp.lake, [toDocument(guess, 0)])
        await ingestDocuments(temp.lake, records.map(toDocument))
        for (const minute of [...records.map((one) => one.minute), 900]) {
          const hoursOf = (rows: readonly Answer[]) => Object.fromEntries(rows.map(({ hour, mw }) => [hour, mw]))
          expect(hoursOf(await answer(temp.lake, minute, 'recorded'))).toEqual(saidBy(records, minute))
          const named = namedBy(records, minute)
          const any = (await answer(temp.lake, minute)).filter(({ hour }) => named.has(hour))
          expect(hoursOf(any)).toEqual(saidBy(records, minute))
        }
      }),
      { numRuns: 8, seed: 5 },
    )
  })
})
