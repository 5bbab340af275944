import { describe, expect, it } from 'vitest'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { readRows } from '../support/read-rows.ts'
import { regionCapture } from '../support/region-capture.ts'
import { openTempLake } from '../support/temp-lake.ts'

const at = (text: string) => Temporal.Instant.from(text)

const values = async (lake: Lake, asOf?: string): Promise<Record<string, unknown>> => {
  const rows = await readRows(
    lake,
    eiaRegionData,
    ['interval_end', 'type', 'value_mwh'],
    asOf ? { asOf: at(asOf) } : {},
  )
  return Object.fromEntries(
    rows.map(({ interval_end, type, value_mwh }) => [`${String(interval_end).slice(11, 13)} ${type}`, value_mwh]),
  )
}

const versions = async (lake: Lake) => ({
  rows: (await lake.table(eiaRegionData).snapshot())?.version,
  receipts: (await lake.receipts.snapshot())?.version,
  originals: (await Array.fromAsync(lake.store.walk('raw'))).length,
})

/** Two hours of demand of ERCO on 2026-11-01, looked at when they were new. */
const FIRST = [
  ['2026-11-01T06', 'ERCO', 'D', 41_000],
  ['2026-11-01T07', 'ERCO', 'D', 40_000],
] as const
const RANGE = ['2026-11-01T05:00:00Z', '2026-11-01T08:00:00Z'] as const

describe('a capture', () => {
  it('that saw nothing new leaves no trace', async () => {
    await using temp = await openTempLake()
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T08:00:00Z', FIRST, RANGE)])
    const before = await versions(temp.lake)
    const [report] = await ingestDocuments(temp.lake, [regionCapture('2026-11-01T09:00:00Z', FIRST, RANGE)])
    expect(report).toMatchObject({ status: 'unchanged', rowsRead: 2, rowsCommitted: 0 })
    expect(await versions(temp.lake)).toEqual(before)
  })

  it('commits the keys whose values changed, and only those', async () => {
    await using temp = await openTempLake()
    const seen = [
      [FIRST, 2, 'first look'],
      [[FIRST[0], ['2026-11-01T07', 'ERCO', 'D', 40_500]], 1, 'a revision'],
      [[FIRST[0], ['2026-11-01T07', 'ERCO', 'D', null]], 1, 'a value taken back to nothing'],
      [[...FIRST, ['2026-11-01T08', 'ERCO', 'D', 39_000]], 2, 'one came back, one is new'],
    ] as const
    for (const [hour, [rows, committed, why]] of seen.entries()) {
      const [report] = await ingestDocuments(temp.lake, [regionCapture(`2026-11-01T1${hour}:00:00Z`, rows)])
      expect([why, report?.rowsCommitted]).toEqual([why, committed])
    }
    expect(await values(temp.lake, '2026-11-01T09:59:59Z')).toEqual({})
    expect(await values(temp.lake, '2026-11-01T10:00:00Z')).toEqual({ '06 D': 41_000, '07 D': 40_000 })
    expect(await values(temp.lake, '2026-11-01T11:30:00Z')).toEqual({ '06 D': 41_000, '07 D': 40_500 })
    expect(await values(temp.lake, '2026-11-01T12:30:00Z')).toEqual({ '06 D': 41_000, '07 D': null })
    expect(await values(temp.lake)).toEqual({ '06 D': 41_000, '07 D': 40_000, '08 D': 39_000 })
  })

  it('that is the first and late infers when its rows were published; a later change is its own', async () => {
    await using temp = await openTempLake()
    const late = [['2026-10-01T06', 'ERCO', 'D', 1], FIRST[0]] as const
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T08:00:00Z', late)])
    await ingestDocuments(temp.lake, [
      regionCapture('2026-11-01T09:00:00Z', [['2026-10-01T06', 'ERCO', 'D', 2], FIRST[0]]),
    ])
    using session = await temp.database.connect()
    const rows = await session.rows(
      `SELECT value_mwh, strftime(published_at, '%Y-%m-%d %H:%M') AS published, published_at_basis AS basis
       FROM read_parquet('${temp.directory}/lake/eia.region_data/**/*.parquet') ORDER BY value_mwh`,
    )
    expect(rows).toEqual([
      { value_mwh: 1, published: '2026-10-01 07:30', basis: 'inferred' },
      { value_mwh: 2, published: '2026-11-01 09:00', basis: 'capture' },
      { value_mwh: 41_000, published: '2026-11-01 08:00', basis: 'capture' },
    ])
    expect(await values(temp.lake, '2026-10-02T00:00:00Z')).toEqual({ '06 D': 1 })
    const recorded = await readRows(temp.lake, eiaRegionData, ['value_mwh'], { basis: 'recorded' })
    expect(recorded).toEqual([{ value_mwh: 2 }, { value_mwh: 41_000 }])
  })

  it('withdraws what it claims and lacks, and says nothing of the rest', async () => {
    await using temp = await openTempLake()
    const other = [
      ['2026-11-01T07', 'ERCO', 'NG', 7],
      ['2026-11-01T07', 'PACW', 'D', 8],
      ['2026-11-01T09', 'ERCO', 'D', 9],
    ] as const
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T10:00:00Z', [...FIRST, ...other])])
    const short = regionCapture('2026-11-01T11:00:00Z', [FIRST[0]])
    expect((await ingestDocuments(temp.lake, [short]))[0]).toMatchObject({ status: 'unchanged', rowsCommitted: 0 })
    expect(Object.keys(await values(temp.lake))).toHaveLength(4)
    const whole = regionCapture('2026-11-01T12:00:00Z', [FIRST[0]], RANGE)
    expect((await ingestDocuments(temp.lake, [whole]))[0]).toMatchObject({ status: 'committed', rowsCommitted: 1 })
    const keys = async (asOf: string) =>
      (await readRows(temp.lake, eiaRegionData, ['interval_end', 'respondent', 'type'], { asOf: at(asOf) })).map(
        (row) => `${String(row.interval_end).slice(11, 13)} ${row.respondent} ${row.type}`,
      )
    const others = ['07 ERCO NG', '07 PACW D', '09 ERCO D']
    expect(new Set(await keys('2026-11-01T11:59:00Z'))).toEqual(new Set(['06 ERCO D', '07 ERCO D', ...others]))
    expect(new Set(await keys('2026-11-01T12:00:00Z'))).toEqual(new Set(['06 ERCO D', ...others]))
    // It is back: a version like any other.
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T13:00:00Z', FIRST, RANGE)])
    expect(await keys('2026-11-01T13:00:00Z')).toContain('07 ERCO D')
    expect(await keys('2026-11-01T12:30:00Z')).not.toContain('07 ERCO D')
  })

  it('with a row that can not be read claims nothing', async () => {
    await using temp = await openTempLake()
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T10:00:00Z', FIRST, RANGE)])
    const bad = regionCapture('2026-11-01T11:00:00Z', [FIRST[0], ['2026-11-01T08', 'ERCO', 'D', 'n/a']], RANGE)
    expect((await ingestDocuments(temp.lake, [bad]))[0]).toMatchObject({ rowsQuarantined: 1, rowsCommitted: 0 })
    expect(await values(temp.lake)).toEqual({ '06 D': 41_000, '07 D': 40_000 })
  })
})
