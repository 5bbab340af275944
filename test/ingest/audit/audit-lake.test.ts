import { describe, expect, it } from 'vitest'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import { auditLake } from '../../../src/ingest/audit/audit-lake.ts'
import { BALANCES } from '../../../src/ingest/audit/balances.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { regionCapture } from '../../support/region-capture.ts'
import type { RegionValue } from '../../support/region-page.ts'
import { openTempLake } from '../../support/temp-lake.ts'
import { openSampleLake, sampleRows } from './sample-lake.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('an audit of a lake', () => {
  it('takes what was ever ingested, and the last eight operating days', async () => {
    await using sample = await openSampleLake()
    expect(await Array.fromAsync(auditLake(sample.lake, {}))).toEqual([])
    await sample.take(sampleRows('2026-11-01T05:00:00Z', '2026-11-14T23:00:00Z', 60))
    expect(await Array.fromAsync(auditLake(sample.lake, {}))).toEqual([
      {
        dataset: 'ercot.sample',
        from: '2026-11-07T06:00:00Z',
        to: '2026-11-15T00:00:00Z',
        rows: 7 * 24 + 17,
        findings: [],
        metrics: [],
      },
    ])
    expect(await Array.fromAsync(auditLake(sample.lake, { asOf: at('2026-11-14T20:00Z') }))).toMatchObject([
      { to: '2026-11-14T20:00:00Z', rows: 0, findings: [{ rule: 'silence' }] },
    ])
  })

  it('refuses what is not there, and a range without an interval', async () => {
    await using temp = await openTempLake()
    const audit = (question: Parameters<typeof auditLake>[1]) => Array.fromAsync(auditLake(temp.lake, question))
    const [first] = temp.lake.catalogue
    await expect(audit({ datasets: [String(first?.id)] })).rejects.toMatchObject({ code: 'data.not_ingested' })
    await expect(audit({ datasets: ['ercot.nothing'] })).rejects.toMatchObject({ code: 'dataset.unknown' })
    await using sample = await openSampleLake()
    await sample.take(sampleRows('2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z', 60))
    const backwards = { from: at('2026-11-02T06:00Z'), to: at('2026-11-02T06:00Z') }
    await expect(Array.fromAsync(auditLake(sample.lake, backwards))).rejects.toMatchObject({
      code: 'usage.invalid_argument',
    })
  })
})

describe('the balance', () => {
  it('is measured for each authority and never found fault with; what lacks a value is not counted', async () => {
    await using temp = await openTempLake('2026-06-11T07:00:00Z')
    const hours = Array.from({ length: 24 }, (_, hour) => `2026-06-10T${String(hour).padStart(2, '0')}`)
    const values = hours.flatMap((period, n): RegionValue[] => [
      [period, 'ERCO', 'D', 50_000 + n],
      [period, 'ERCO', 'NG', 49_000 + n],
      // Positive for exports; in one hour the sign is the wrong one.
      [period, 'ERCO', 'TI', n === 5 ? 1000 : -1000],
      [period, 'PACW', 'D', 2000 + n * n],
      [period, 'PACW', 'NG', n === 7 ? null : 2500 + n * n],
      [period, 'PACW', 'TI', n < 12 ? 500 : 512],
    ])
    await ingestDocuments(temp.lake, [regionCapture('2026-06-11T01:00:00Z', values)])
    const range = { from: at('2026-06-09T20:00Z'), to: at('2026-06-11T00:00Z') }
    const [report] = await Array.fromAsync(auditLake(temp.lake, { datasets: ['eia.region_data'], ...range }))
    expect(report?.findings).toEqual([])
    const metric = { dataset: 'eia.region_data', metric: 'balance', unit: 'MWh' }
    expect(report?.metrics).toEqual([
      { ...metric, series: 'ERCO', intervals: 24, mean: 2000 / 24, max: 2000, max_at: '2026-06-10T04:00:00Z' },
      { ...metric, series: 'PACW', intervals: 23, mean: (12 * 12) / 23, max: 12, max_at: expect.any(String) },
    ])
  })

  it('speaks of columns that its dataset has', () => {
    for (const { dataset, place, by, column } of BALANCES) {
      const names = findDataset(dataset.id).columns.map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining([place, by, column]))
    }
  })
})
