import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRelation, type Range, type RelationPlan } from '../../src/engine/plan-relation.ts'
import type { Truth } from '../../src/engine/question.ts'
import { byRank, compactedFiles, type ModelFile, modelFile, modelSnapshot, type Version } from './model-lake.ts'

const HOUR_US = 3_600_000_000
const BASE_US = Temporal.Instant.from('2026-06-10T00:00:00Z').epochMilliseconds * 1000

/** Few values, so that they meet: the same microsecond, the same millisecond, the same hour. */
const instantUs = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 0, 400, 999, 1000))
  .map(([hour, us]) => BASE_US + hour * HOUR_US + us)
const version = fc.record({
  key: fc.integer({ min: 0, max: 1 }),
  startUs: fc.integer({ min: 0, max: 3 }).map((hour) => BASE_US + hour * HOUR_US),
  publishedUs: instantUs,
  ingestedUs: instantUs,
  recorded: fc.boolean(),
})
const numbered = (rows: readonly Omit<Version, 'receipt'>[]): Version[] =>
  rows.map((row, receipt) => ({ ...row, receipt }))

/** A table as it comes about: rows that were compacted together, and files of later commits, some without statistics. */
const table = fc
  .tuple(
    fc.array(version, { maxLength: 8 }),
    fc.array(fc.array(version, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([old, tails, hasStats]) => {
    const all = numbered([...old, ...tails.flat()])
    const rest = all.slice(old.length)
    return [
      ...compactedFiles('old', all.slice(0, old.length), hasStats),
      ...tails.map((rows, at) =>
        modelFile(`tail-${at}`, 'tail', rest.splice(0, rows.length), { hasStats: hasStats || at > 0 }),
      ),
    ]
  })

const toInstant = (us: number) => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)
const truth: fc.Arbitrary<Truth> = fc.record(
  { asOf: instantUs.map(toInstant), knownAt: instantUs.map(toInstant), basis: fc.constantFrom('recorded', 'any') },
  { requiredKeys: [] },
)
const range: fc.Arbitrary<Range> = fc.record(
  { from: instantUs.map(toInstant), to: instantUs.map(toInstant) },
  { requiredKeys: [] },
)

const micros = (instant: Temporal.Instant) => Number(instant.epochNanoseconds / 1000n)

/** By the definition, over every row of every file. */
function answerOf(files: readonly ModelFile[], { asOf, knownAt, basis }: Truth, { from, to }: Range): number[] {
  const seen = files
    .flatMap(({ versions }) => versions)
    .filter((one) => !asOf || one.publishedUs <= micros(asOf))
    .filter((one) => !knownAt || one.ingestedUs <= micros(knownAt))
    .filter((one) => basis !== 'recorded' || one.recorded)
    .filter((one) => (!from || one.startUs >= micros(from)) && (!to || one.startUs < micros(to)))
  return best(seen)
}

function best(versions: readonly Version[]): number[] {
  const byKey = Map.groupBy(versions, ({ key, startUs }) => `${key} ${startUs}`)
  return [...byKey.values()].map((rows) => rows.toSorted(byRank)[0]?.receipt ?? -1).toSorted((a, b) => a - b)
}

/** What a plan means: plain rows count as they are outside its window, all others are ranked. */
function readPlan(plans: readonly RelationPlan[], truth: Truth, { from, to }: Range): number[] {
  const { asOf, knownAt, basis } = truth
  const published = (one: Version) =>
    (!asOf || one.publishedUs <= micros(asOf)) && (basis !== 'recorded' || one.recorded)
  const wanted = (one: Version) => (!from || one.startUs >= micros(from)) && (!to || one.startUs < micros(to))
  return plans
    .flatMap(({ plain, ranked, window }) => {
      const isInside = (one: Version) => window !== undefined && one.startUs >= window.min && one.startUs <= window.max
      const rows = (files: RelationPlan['plain']) => (files as readonly ModelFile[]).flatMap(({ versions }) => versions)
      const good = rows(plain)
        .filter((one) => one.supersededUs === undefined || (asOf !== undefined && one.supersededUs > micros(asOf)))
        .filter(published)
      const rest = rows(ranked).filter((one) => published(one) && (!knownAt || one.ingestedUs <= micros(knownAt)))
      const outside = good.filter((one) => wanted(one) && !isInside(one)).map(({ receipt }) => receipt)
      return [...outside, ...best([...rest, ...good.filter(isInside)].filter(wanted))]
    })
    .toSorted((a, b) => a - b)
}

describe('planRelation', () => {
  it('answers as the definition does, whatever the files, the truth and the range', () => {
    fc.assert(
      fc.property(table, truth, range, (files, truth, range) => {
        const plans = planRelation(modelSnapshot(files), truth, range)
        expect(readPlan(plans, truth, range)).toEqual(answerOf(files, truth, range))
      }),
      { numRuns: 3000, seed: 42 },
    )
  })
})
