import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { DocumentReport } from '../../src/ingest/batch.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import { openTempLake } from '../support/temp-lake.ts'

/** Real documents as others captured them, beside the checkout; their rows are counted in PROVENANCE.tsv. */
const captures = new URL('../../../shared/data/', import.meta.url)
const present = existsSync(captures)
const why = present ? '' : ' (skipped: no captures beside the checkout)'

const OURS = [
  ['ercot/mis-zip/wind_specific_reportid.zip', 'ercot.wind', '2025-03-13T18:55:09Z'],
  ['ercot/excerpts/pit-lake/np4-732-cd.csv', 'ercot.wind', undefined],
  ['ercot/excerpts/tinyercot/history/np4-732-cd-history-samples.csv', 'ercot.wind', undefined],
  ['ercot/excerpts/pit-lake/np6-905-cd.csv', 'ercot.rt_spp', undefined],
  ['eia/v2-api/eia_oregon_comprehensive__00_200.json', 'eia.region_data', undefined],
  ['eia/v2-api/extract_orchestrator_comprehensive__00_200.json', 'eia.region_data', undefined],
  ['eia/v2-api/extract_orchestrator_oregon_demand__00_200.json', 'eia.region_data', undefined],
] as const

describe.skipIf(!present)(`real documents${why}`, () => {
  const rows = present ? readRowCounts() : new Map<string, number>()

  it.each(OURS)('%s ingests whole', async (path, dataset, publishedAt) => {
    await using temp = await openTempLake()
    const [report] = await ingest(temp, path)
    expect(report).toMatchObject({ dataset, status: 'committed', rowsQuarantined: 0, rowsCommitted: rows.get(path) })
    using session = await temp.database.connect()
    const files = `${temp.directory}/lake/${dataset}/**/*.parquet`
    const [found] = await session.rows<{ n: number; published: string }>(
      `SELECT count(*)::INTEGER AS n, strftime(max(published_at), '%Y-%m-%dT%H:%M:%SZ') AS published FROM read_parquet('${files}')`,
    )
    expect(found?.n).toBe(rows.get(path))
    if (publishedAt) expect(found?.published).toBe(publishedAt)
  })

  it('keeps actuals of hours to come empty in the wind zip', async () => {
    await using temp = await openTempLake()
    await ingest(temp, 'ercot/mis-zip/wind_specific_reportid.zip')
    using session = await temp.database.connect()
    const [found] = await session.rows(
      `SELECT count(*) FILTER (gen_system_wide_mw IS NULL)::INTEGER AS future, sum(stwpf_system_wide_mw)::DECIMAL(12,1)::DOUBLE AS forecast,
         count(DISTINCT interval_start)::INTEGER AS hours FROM read_parquet('${temp.directory}/lake/ercot.wind/**/*.parquet')`,
    )
    expect(found).toMatchObject({ future: 168, hours: 216 })
  })

  it('takes pages of three tables out of one folder, names what is none, and goes on', async () => {
    await using temp = await openTempLake()
    const reports = await ingest(temp, 'eia/v2-api')
    const known = reports.filter(({ dataset }) => dataset !== undefined)
    expect(
      Object.fromEntries(
        Map.groupBy(known, ({ dataset }) => dataset)
          .entries()
          .map(([id, all]) => [id, all.length]),
      ),
    ).toEqual({
      'eia.region_data': 3,
      'eia.fuel_type': 5,
      'eia.interchange': 1,
    })
    const others = reports.filter(({ dataset }) => dataset === undefined)
    for (const { origin, name, status, reason } of others) {
      expect(origin).toContain(name)
      expect(status).toBe('unknown')
      expect(reason).toBeTruthy()
    }
    expect(reports).toHaveLength(11)
  })
})

async function ingest(temp: Awaited<ReturnType<typeof openTempLake>>, path: string): Promise<DocumentReport[]> {
  return Array.fromAsync(ingestFiles(temp.lake, [fileURLToPath(new URL(path, captures))]))
}

function readRowCounts(): Map<string, number> {
  const lines = readFileSync(new URL('PROVENANCE.tsv', captures), 'utf8').split('\n').slice(1)
  return new Map(lines.map((line) => line.split('\t')).map((cells) => [cells[0] ?? '', Number(cells[7])]))
}
