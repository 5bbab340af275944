import { expect, it } from 'vitest'
import { durationToMs } from '../../src/core/time/duration.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { auditLake } from '../../src/ingest/audit/audit-lake.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { readRows } from '../support/read-rows.ts'
import { regionCapture } from '../support/region-capture.ts'
import type { RegionValue } from '../support/region-page.ts'
import { openTempLake } from '../support/temp-lake.ts'

/** Demand of `authorities` in every hour that ends in `(from, to]`. */
function demand(from: string, to: string, authorities: readonly string[]): RegionValue[] {
  const values: RegionValue[] = []
  const last = Temporal.Instant.from(to)
  let end = Temporal.Instant.from(from).add({ hours: 1 })
  for (let n = 0; Temporal.Instant.compare(end, last) <= 0; n++, end = end.add({ hours: 1 }))
    values.push(
      ...authorities.map(
        (name, index): RegionValue => [end.toString().slice(0, 13), name, 'D', 1000 * (index + 1) + ((n * 37) % 101)],
      ),
    )
  return values
}

it('#11 how long each way in keeps its documents is in the catalogue', () => {
  for (const { id, bindings } of CATALOGUE)
    for (const { via, retention } of bindings) expect(durationToMs(retention), `${id} (${via})`).toBeGreaterThan(0)
  const kept = CATALOGUE.flatMap(({ bindings }) =>
    bindings.flatMap(({ via, retention }) => (via === 'mis' ? retention : [])),
  )
  expect(new Set(kept).size).toBeGreaterThan(1)
})

it('#24 an authority that retired is no gap and no silence, one that is new begins', async () => {
  await using temp = await openTempLake('2026-04-05T05:00:00Z')
  await ingestDocuments(temp.lake, [
    regionCapture('2026-04-05T04:30:00Z', [
      ...demand('2026-03-28T05:00:00Z', '2026-04-05T03:00:00Z', ['ERCO', 'PACW']),
      ...demand('2026-03-28T05:00:00Z', '2026-04-01T07:00:00Z', ['WACM']),
      ...demand('2026-04-01T07:00:00Z', '2026-04-05T03:00:00Z', ['BHBA']),
    ]),
  ])
  const reports = await Array.fromAsync(auditLake(temp.lake, { datasets: [eiaRegionData.id] }))
  expect(reports.flatMap(({ findings }) => findings)).toEqual([])
})

it('#24 an unknown authority is kept, its days in UTC until its zone is known', async () => {
  await using temp = await openTempLake('2026-06-11T06:00:00Z')
  const reports = await ingestDocuments(temp.lake, [
    regionCapture('2026-06-11T05:00:00Z', [
      ['2026-06-11T03', 'NEWBA', 'D', 1],
      ['2026-06-11T03', 'ERCO', 'D', 2],
    ]),
  ])
  expect(reports).toMatchObject([{ status: 'committed', rowsQuarantined: 0 }])
  const rows = await readRows(temp.lake, eiaRegionData, ['respondent', 'operating_date'])
  expect(rows.map((row) => [row.respondent, String(row.operating_date).slice(0, 10)])).toEqual([
    ['ERCO', '2026-06-10'],
    ['NEWBA', '2026-06-11'],
  ])
})

it('+ a question reads the files that it needs by name, never a pattern', async () => {
  await using temp = await openTempLake()
  for (const month of ['08', '09', '10'])
    await ingestDocuments(temp.lake, [
      regionCapture(`2026-${month}-11T05:00:00Z`, [[`2026-${month}-10T03`, 'ERCO', 'D', 1]]),
    ])
  const table = temp.lake.table(eiaRegionData)
  const range = { from: Temporal.Instant.from('2026-09-01T00:00Z'), to: Temporal.Instant.from('2026-10-01T00:00Z') }
  const { sql, files } = relationSql(eiaRegionData, table, await table.snapshot(), temp.lake.store, {}, range)
  expect(files).toEqual([expect.stringMatching(/year=2026\/month=0?9\/[^*]+\.parquet$/)])
  const named = [...sql.matchAll(/'([^']*\.parquet)'/g)].map(([, path]) => path)
  expect(new Set(named)).toEqual(new Set(files))
})
