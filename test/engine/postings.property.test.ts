import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine, RowsQuestion } from '../../src/engine/question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

/** Minutes are counted from 2026-06-09T00:00Z; hour ending H of 2026-06-10 (CDT) starts at minute 1,680 + 60 H. */
const ORIGIN = Temporal.Instant.from('2026-06-09T00:00:00Z')
const startOf = (hour: number): number => 1680 + 60 * hour
const instant = (minute: number): Temporal.Instant => ORIGIN.add({ minutes: minute })

interface Version {
  hour: number
  minute: number
  /** Null: withdrawn. */
  mw: number | null
}

const postings = fc.uniqueArray(
  fc.record({
    minute: fc.oneof(
      fc.integer({ min: 0, max: 2160 }),
      fc.integer({ min: 0, max: 36 }).map((hour) => hour * 60),
    ),
    hours: fc.dictionary(fc.integer({ min: 1, max: 5 }).map(String), fc.integer({ min: 0, max: 9 }), { minKeys: 1 }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ minute }) => minute },
)
type Postings = typeof postings extends fc.Arbitrary<infer All> ? All : never

/** Every version, by the definition: an hour that a posting claims and lacks is withdrawn by it. */
function versionsOf(all: Postings): Version[] {
  const versions: Version[] = []
  const known = new Set<number>()
  for (const { minute, hours } of all.toSorted((a, b) => a.minute - b.minute)) {
    const named = Object.keys(hours).map(Number)
    for (const hour of known)
      if (hour > Math.min(...named) && hour < Math.max(...named) && !named.includes(hour)) {
        versions.push({ hour, minute, mw: null })
        known.delete(hour)
      }
    for (const hour of named) {
      versions.push({ hour, minute, mw: hours[hour] ?? null })
      known.add(hour)
    }
  }
  return versions
}

type Asked = Pick<RowsQuestion, 'postings' | 'leadHours'> & { asOfMinute: number | undefined }
const asked: fc.Arbitrary<Asked> = fc.record({
  postings: fc.oneof(
    fc.constantFrom('all' as const, 'latest' as const),
    fc.record({ atHour: fc.integer({ min: 0, max: 23 }) }),
  ),
  leadHours: fc.oneof(
    fc.constant({}),
    fc.record({ min: fc.integer({ min: -3, max: 20 }) }),
    fc.record({ min: fc.integer({ min: -3, max: 9 }), max: fc.integer({ min: 9, max: 30 }) }),
  ),
  asOfMinute: fc.option(fc.integer({ min: 0, max: 2300 }), { nil: undefined }),
})

function expectedRows(all: Postings, { postings: which = 'latest', leadHours, asOfMinute = 99_999 }: Asked): unknown[] {
  const known = versionsOf(all).filter(({ minute }) => minute <= asOfMinute)
  const inLead = ({ hour, minute }: Version) => {
    const lead = (startOf(hour) - minute) / 60
    return lead >= (leadHours?.min ?? -1e9) && lead <= (leadHours?.max ?? 1e9)
  }
  const lastOf = (versions: readonly Version[]) => versions.toSorted((a, b) => b.minute - a.minute)[0]
  const rows: { hour: number; minute: number; mw: number | null; stood: number }[] = []
  for (const hour of [1, 2, 3, 4, 5]) {
    const mine = known.filter((version) => version.hour === hour)
    if (which === 'all') rows.push(...mine.filter(inLead).map((version) => ({ ...version, stood: -1 })))
    if (which === 'latest') {
      const last = lastOf(mine.filter(inLead))
      if (last && last.mw !== null) rows.push({ ...last, stood: -1 })
    }
    if (typeof which === 'object')
      for (const day of [-1, 0, 1]) {
        // Central daylight time is five hours behind UTC.
        const stood = day * 1440 + (which.atHour + 5) * 60
        const last = lastOf(mine.filter(({ minute }) => minute <= stood))
        if (last && stood <= asOfMinute && stood < startOf(hour) && last.mw !== null && inLead(last))
          rows.push({ ...last, stood })
      }
  }
  return rows
    .sort((a, b) => a.hour - b.hour || a.stood - b.stood || a.minute - b.minute)
    .map(({ hour, minute, mw, stood }) => ({
      interval_start: instant(startOf(hour)).toString(),
      stwpf_system_wide_mw: mw,
      published_at: instant(minute).toString(),
      lead_hours: (startOf(hour) - minute) / 60,
      ...(which === 'all' ? { withdrawn: mw === null } : {}),
      ...(typeof which === 'object' ? { stood_at: instant(stood).toString() } : {}),
    }))
}

async function answer(engine: Engine, question: RowsQuestion): Promise<{ data: unknown[]; next: string | null }> {
  const { body, meta } = await engine.rows(question, 'json')
  const { data } = JSON.parse(Buffer.concat(await Array.fromAsync(body)).toString())
  return { data, next: meta.nextCursor ?? null }
}

it('versions and pages of them equal the definition, compacted or not', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      postings,
      fc.array(asked, { minLength: 4, maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      async (all, questions, limit, isCompacted) => {
        await using temp = await openTempLake()
        const documents = all.map(({ minute, hours }) => windPosting(instant(minute).toString(), hours))
        for (const document of documents) await ingestDocuments(temp.lake, [document])
        if (isCompacted) await compactDataset(temp.lake, ercotWind)
        const engine = openEngine(temp.lake)
        for (const one of questions) {
          const { asOfMinute, ...versions } = one
          const question: RowsQuestion = {
            dataset: 'ercot.wind',
            columns: [
              ...['interval_start', 'stwpf_system_wide_mw', 'published_at', 'lead_hours'],
              ...(versions.postings === 'all' ? ['withdrawn'] : []),
              ...(typeof versions.postings === 'object' ? ['stood_at'] : []),
            ],
            ...versions,
            ...(asOfMinute === undefined ? {} : { asOf: instant(asOfMinute) }),
          }
          const expected = expectedRows(all, one)
          expect((await answer(engine, question)).data).toEqual(expected)
          const paged: unknown[] = []
          let after: string | null = null
          let pages = 0
          do {
            const page = await answer(engine, { ...question, limit, ...(after === null ? {} : { after }) })
            paged.push(...page.data)
            after = page.next
            pages++
          } while (after !== null)
          expect(paged).toEqual(expected)
          expect(pages).toBe(Math.max(1, Math.ceil(expected.length / limit)))
        }
        await engine.close()
      },
    ),
    { numRuns: 8, seed: 20_261_121 },
  )
})
