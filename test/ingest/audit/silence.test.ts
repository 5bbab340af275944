import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/datasets/dataset.ts'
import { findSilence } from '../../../src/ingest/audit/silence.ts'
import { defineSample, openSampleLake, sampleRows } from './sample-lake.ts'

const at = (text: string) => Temporal.Instant.from(text)
const range = { from: at('2026-06-10T05:00Z'), to: at('2026-06-13T05:00Z') }
// Lag half an hour, cadence one hour: three and a half hours of patience.
const dataset = defineSample()
const newest = (intervalEnd: string, publishedAt = intervalEnd) => ({
  intervalEnd: at(intervalEnd),
  publishedAt: at(publishedAt),
})

describe('silence', () => {
  it('begins three cadences and the lag after the newest interval', () => {
    expect(findSilence(dataset, newest('2026-06-13T01:30Z'), range)).toBeUndefined()
    expect(findSilence(dataset, newest('2026-06-13T01:29Z'), range)).toEqual({
      dataset: 'ercot.sample',
      operating_date: '2026-06-12',
      detail:
        'nothing newer than 2026-06-13T01:29Z at 2026-06-13T05:00Z: a document comes every PT1H, its intervals at the latest PT30M after their end',
    })
  })

  it('is not hidden by what lies ahead', () => {
    const forecast = newest('2026-06-20T05:00Z', '2026-06-12T20:00Z')
    expect(findSilence(dataset, forecast, range)?.detail).toContain('nothing newer than 2026-06-12T20:00Z')
    expect(findSilence(dataset, newest('2026-06-20T05:00Z', '2026-06-13T04:00Z'), range)).toBeUndefined()
  })

  it('is not that of a product that has ended', () => {
    const ended = defineSample({
      bindings: [
        { via: 'mis', product: 'NP0', reportTypeId: 1, friendlyName: /x/, retention: 'P5D', until: '2026-06-11' },
      ] as Dataset['bindings'],
    })
    expect(findSilence(ended, newest('2026-06-11T04:00Z'), range)).toBeUndefined()
    expect(findSilence(ended, newest('2026-06-11T00:00Z'), range)).toBeDefined()
  })

  it('is told of a range without any row, by what is held before it', async () => {
    await using sample = await openSampleLake()
    await sample.take(sampleRows('2026-06-01T05:00:00Z', '2026-06-02T05:00:00Z', 60))
    expect(await sample.audit('2026-06-10T05:00:00Z', '2026-06-13T05:00:00Z')).toMatchObject({
      rows: 0,
      findings: [
        { rule: 'silence', operating_date: '2026-06-01', detail: expect.stringContaining('2026-06-02T04:00Z') },
      ],
    })
  })

  it('as of a moment, is what the world knew then', async () => {
    await using sample = await openSampleLake()
    await sample.take(sampleRows('2026-06-12T05:00:00Z', '2026-06-13T05:00:00Z', 60), 60, '2026-06-13T05:30:00Z')
    expect(await sample.find('silence', '2026-06-12T05:00:00Z', '2026-06-13T06:00:00Z')).toEqual([])
    const then = await sample.audit('2026-06-12T05:00:00Z', '2026-06-13T05:00:00Z', '2026-06-13T05:00:00Z')
    expect(then).toMatchObject({ rows: 0, findings: [{ rule: 'silence' }] })
  })
})
