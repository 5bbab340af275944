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

/** Path, dataset, and how many rows of ours a row of the document makes where it is not one. */
const OURS: readonly (readonly [path: string, dataset: string, rowsOfOne: number])[] = [
  ['ercot/excerpts/pit-lake/np6-345-cd.csv', 'ercot.load_by_weather_zone', 1],
  ['ercot/excerpts/pit-lake/np3-565-cd.csv', 'ercot.load_forecast', 1],
  ['ercot/excerpts/tinyercot/history/np3-565-cd-history-samples.csv', 'ercot.load_forecast', 1],
  ['ercot/excerpts/tinyercot/api/np3-565-cd--lf_by_model_weather_zone--current.json', 'ercot.load_forecast', 1],
  ['ercot/excerpts/pit-lake/np4-737-cd.csv', 'ercot.solar', 1],
  ['ercot/excerpts/tinyercot/history/np3-233-cd-history-current.csv', 'ercot.outage_capacity', 1],
  ['ercot/excerpts/tinyercot/history/np3-233-cd-history-samples.csv', 'ercot.outage_capacity', 1],
  ['ercot/dashboards/ERCOT.json', 'ercot.fuel_mix', 8],
  ['ercot/dashboards/ERCOT_generation.json', 'ercot.fuel_mix', 8],
  ['ercot/dashboards/excerpts/fuel-mix.excerpt.json', 'ercot.fuel_mix', 8],
  ['eia/v2-api/eia_generation_PACW_2024-01-31_to_2024-02-29_20250710_161150.json', 'eia.fuel_type', 1],
  ['eia/v2-api/eia_oregon_comprehensive__01_200.json', 'eia.fuel_type', 1],
  ['eia/v2-api/extract_orchestrator_comprehensive__01_200.json', 'eia.fuel_type', 1],
  ['eia/v2-api/extract_orchestrator_oregon_generation__00_200.json', 'eia.fuel_type', 1],
  ['eia/v2-api/raw_loader_demand_test__00_200.json', 'eia.fuel_type', 1],
  ['eia/v2-api/US-FLA-FPC_US-FLA-FPL_exchange.json', 'eia.interchange', 1],
]

describe.skipIf(!present)(`real documents of load, sun, outages and fuels${why}`, () => {
  const rows = present ? readRowCounts() : new Map<string, number>()
  const countOf = (path: string): number => {
    const count = rows.get(path)
    if (!count) throw new Error(`PROVENANCE.tsv has no rows of ${path}`)
    return count
  }

  it.each(OURS)('%s ingests whole', async (path, dataset, rowsOfOne) => {
    await using temp = await openTempLake()
    const rowsRead = countOf(path)
    const rowsCommitted = rowsRead * rowsOfOne
    expect(await ingest(temp, path)).toMatchObject([
      { dataset, status: 'committed', rowsRead, rowsCommitted, rowsQuarantined: 0 },
    ])
    const [{ n } = { n: 0 }] = await read<{ n: number }>(temp, dataset, 'SELECT count(*)::INTEGER AS n FROM lake')
    expect(n).toBe(rowsCommitted)
  })

  it('ingests the load months whole and gives their change days 23 and 25 hours', async () => {
    await using temp = await openTempLake()
    const reports = await ingest(temp, 'ercot/np6-346')
    expect(reports.map(({ name }) => name)).toHaveLength(7)
    for (const { name, dataset, rowsRead, rowsCommitted } of reports) {
      const count = countOf(`ercot/np6-346/${name}`)
      expect([dataset, rowsRead, rowsCommitted]).toEqual(['ercot.load_by_forecast_zone', count, count])
    }
    const days = await read<{ day: string; hours: number; sums: boolean }>(
      temp,
      'ercot.load_by_forecast_zone',
      `SELECT operating_date::VARCHAR AS day, count(DISTINCT interval_start)::INTEGER AS hours,
         bool_and(abs(north_mw + south_mw + west_mw + houston_mw - total_mw) < 0.1) AS sums FROM lake GROUP BY ALL ORDER BY day`,
    )
    expect(days).toHaveLength(1 + 28 + 5 * 31 - 1)
    expect(days.every(({ sums }) => sums)).toBe(true)
    expect(days.filter(({ hours }) => hours !== 24)).toEqual([
      { day: '2024-03-10', hours: 23, sums: true },
      { day: '2024-11-03', hours: 25, sums: true },
    ])
  })

  it('ingests the workbook whole: 92 and 100 quarters of each fuel on its change days, energies that add up', async () => {
    await using temp = await openTempLake()
    const path = 'ercot/fuel-mix/IntGenbyFuel2024.xlsx'
    // The quarters that March lacks are those that November has twice.
    const rowsCommitted = 366 * 96 * 10
    expect(await ingest(temp, path)).toMatchObject([
      { dataset: 'ercot.generation_by_fuel', rowsRead: countOf(path), rowsCommitted, rowsQuarantined: 0 },
    ])
    const days = await read<{ day: string; fuels: number; quarters: number; wind: number }>(
      temp,
      'ercot.generation_by_fuel',
      `SELECT operating_date::VARCHAR AS day, count(DISTINCT fuel)::INTEGER AS fuels, (count(*) / 10)::INTEGER AS quarters,
         sum(generation_mwh) FILTER (fuel = 'Wind') AS wind FROM lake
       GROUP BY ALL HAVING quarters <> 96 OR day = '2024-01-31' ORDER BY day`,
    )
    expect(days).toMatchObject([
      { day: '2024-01-31', fuels: 10, quarters: 96 },
      { day: '2024-03-10', fuels: 10, quarters: 92 },
      { day: '2024-11-03', fuels: 10, quarters: 100 },
    ])
    // The sheets' own totals of wind.
    expect(days[0]?.wind).toBeCloseTo(181761.911593, 4)
    expect(days[2]?.wind).toBeCloseTo(485899.40818, 4)
  })

  it('puts every stamp of the fuel mix on its five minutes and keeps it as printed', async () => {
    await using temp = await openTempLake()
    for (const name of ['ERCOT.json', 'ERCOT_generation.json', 'excerpts/fuel-mix.excerpt.json'])
      await ingest(temp, `ercot/dashboards/${name}`)
    const found = await read(
      temp,
      'ercot.fuel_mix',
      `SELECT year(operating_date)::INTEGER AS year, string_agg(DISTINCT reported_at[17:19], ' ' ORDER BY reported_at[17:19]) AS seconds, count(DISTINCT interval_start)::INTEGER AS stamps,
         bool_and(epoch(interval_start) % 300 = 0) AS even, min(gen_mw) FILTER (fuel = 'Power Storage') < 0 AS charges,
         count(hsl_mw)::INTEGER AS limits FROM lake GROUP BY ALL ORDER BY year`,
    )
    expect(found).toEqual([
      { year: 2024, seconds: ':57', stamps: 386, even: true, charges: false, limits: 386 * 8 },
      { year: 2025, seconds: ':56 :58', stamps: 369, even: true, charges: false, limits: 0 },
      { year: 2026, seconds: ':00', stamps: 4, even: true, charges: true, limits: 0 },
    ])
  })

  it("keeps the signs of EIA's values", async () => {
    await using temp = await openTempLake()
    await ingest(temp, 'eia/v2-api/US-FLA-FPC_US-FLA-FPL_exchange.json')
    await ingest(temp, 'eia/v2-api/eia_oregon_comprehensive__01_200.json')
    const below = 'SELECT count(*)::INTEGER AS n, min(value_mwh) AS least FROM lake WHERE value_mwh < 0'
    expect(await read(temp, 'eia.interchange', below)).toEqual([{ n: 25, least: -679 }])
    expect(await read(temp, 'eia.fuel_type', `${below} AND fuel_type = 'WND'`)).toEqual([{ n: 47, least: -3 }])
  })

  it('has one model in use for each hour of a load forecast', async () => {
    await using temp = await openTempLake()
    await ingest(temp, 'ercot/excerpts/pit-lake/np3-565-cd.csv')
    const inUse = `SELECT count(*)::INTEGER AS models, string_agg(model) FILTER (in_use) AS used FROM lake GROUP BY interval_start`
    expect(await read(temp, 'ercot.load_forecast', inUse)).toEqual(Array(2).fill({ models: 8, used: 'E1' }))
  })
})

type TempLake = Awaited<ReturnType<typeof openTempLake>>

async function ingest(temp: TempLake, path: string): Promise<DocumentReport[]> {
  return Array.fromAsync(ingestFiles(temp.lake, [fileURLToPath(new URL(path, captures))]))
}

async function read<Row>(temp: TempLake, dataset: string, sql: string): Promise<Row[]> {
  using session = await temp.database.connect()
  const files = `${temp.directory}/lake/${dataset}/**/*.parquet`
  return (await session.rows(`WITH lake AS (FROM read_parquet('${files}')) ${sql}`)) as Row[]
}

function readRowCounts(): Map<string, number> {
  const lines = readFileSync(new URL('PROVENANCE.tsv', captures), 'utf8').split('\n').slice(1)
  return new Map(lines.map((line) => line.split('\t')).map((cells) => [cells[0] ?? '', Number(cells[7])]))
}
