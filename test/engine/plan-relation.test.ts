import { describe, expect, it } from 'vitest'
import { planRelation } from '../../src/engine/plan-relation.ts'
import { compactedFiles, modelFile, modelSnapshot, type Version } from './model-lake.ts'

const at = (text: string) => Temporal.Instant.from(text)
const us = (text: string) => at(text).epochMilliseconds * 1000

/** A version of the hour that starts then, published and ingested then. */
const row = (start: string, published: string, ingested = published): Version => ({
  key: 0,
  startUs: us(start),
  publishedUs: us(published),
  ingestedUs: us(ingested),
  recorded: true,
  receipt: us(published) % 1000,
})

const MORNING = [row('2026-06-10T06:00Z', '2026-06-10T05:00Z'), row('2026-06-10T07:00Z', '2026-06-10T05:00Z')]
const REVISED = [...MORNING, row('2026-06-10T06:00Z', '2026-06-10T05:30Z')]
const EVENING = [row('2026-06-10T20:00Z', '2026-06-10T19:00Z')]

const shown = (...[snapshot, truth, range]: Parameters<typeof planRelation>) =>
  planRelation(snapshot, truth, range).map(({ plain, ranked, window }) => ({
    plain: plain.map(({ path }) => path),
    ranked: ranked.map(({ path }) => path),
    isWindow: window !== undefined,
  }))

const compacted = modelSnapshot(compactedFiles('a', REVISED))
const withTail = modelSnapshot([...compactedFiles('a', REVISED), modelFile('tail', 'tail', EVENING)])

describe('planRelation', () => {
  it('reads only current files for the latest of a compacted table, without ranking', () => {
    expect(shown(compacted, {})).toEqual([{ plain: ['a-current'], ranked: [], isWindow: false }])
  })

  it('reads superseded files where the moment lies before what superseded them', () => {
    const both = [{ plain: ['a-current', 'a-superseded'], ranked: [], isWindow: false }]
    expect(shown(compacted, { asOf: at('2026-06-10T05:10Z') })).toEqual(both)
    expect(shown(compacted, { asOf: at('2026-06-10T05:45Z') })).toEqual([
      { plain: ['a-current'], ranked: [], isWindow: false },
    ])
  })

  it('has nothing as of a moment before everything', () => {
    expect(shown(withTail, { asOf: at('2026-06-10T04:00Z') })).toEqual([])
    expect(shown(withTail, { knownAt: at('2026-06-10T04:00Z') })).toEqual([])
    expect(shown(modelSnapshot([]), {})).toEqual([])
  })

  it('ranks only the files that are not compacted', () => {
    expect(shown(withTail, {})).toEqual([{ plain: ['a-current'], ranked: ['tail'], isWindow: true }])
    expect(shown(withTail, { asOf: at('2026-06-10T06:00Z') })).toEqual([
      { plain: ['a-current'], ranked: [], isWindow: false },
    ])
  })

  it('ranks every file where the marks of compaction may come from what was not held yet', () => {
    const late = modelSnapshot(
      compactedFiles('a', [...MORNING, row('2026-06-10T06:00Z', '2026-06-10T05:30Z', '2026-06-12T00:00Z')]),
    )
    expect(shown(late, { knownAt: at('2026-06-11T00:00Z') })).toEqual([
      { plain: [], ranked: ['a-superseded', 'a-current'].toSorted(), isWindow: true },
    ])
    expect(shown(late, { knownAt: at('2026-06-12T00:00:01Z') })).toEqual([
      { plain: ['a-current'], ranked: [], isWindow: false },
    ])
  })

  it('leaves out files outside the range, and plans each month by itself', () => {
    expect(shown(withTail, {}, { from: at('2026-06-10T19:00Z') })).toEqual([
      { plain: [], ranked: ['tail'], isWindow: true },
    ])
    expect(shown(withTail, {}, { to: at('2026-06-10T20:00Z') })).toEqual([
      { plain: ['a-current'], ranked: [], isWindow: false },
    ])
    expect(shown(withTail, {}, { from: at('2026-06-10T08:00Z'), to: at('2026-06-10T20:00Z') })).toEqual([])
    const july = modelFile('july', 'tail', [row('2026-07-01T06:00Z', '2026-06-30T05:00Z')], { month: '07' })
    const months = modelSnapshot([...compactedFiles('a', REVISED), july])
    expect(shown(months, {})).toEqual([
      { plain: ['a-current'], ranked: [], isWindow: false },
      { plain: [], ranked: ['july'], isWindow: true },
    ])
  })

  it('never leaves out a file without statistics', () => {
    const unknown = modelSnapshot([modelFile('unknown', 'tail', EVENING, { hasStats: false })])
    const nowhere = { from: at('2030-01-01T00:00Z'), to: at('2030-01-02T00:00Z') }
    expect(shown(unknown, { asOf: at('2000-01-01T00:00Z') }, nowhere)).toEqual([
      { plain: [], ranked: ['unknown'], isWindow: true },
    ])
  })
})
