import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { DocumentReport } from '../../src/ingest/batch.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import { openTempLake } from '../support/temp-lake.ts'

/** Real documents of ERCOT's prices, constraints, adders and ancillary services, beside the checkout. */
const captures = new URL('../../../shared/data/', import.meta.url)
const present = existsSync(captures)
const why = present ? '' : ' (skipped: no captures beside the checkout)'

const excerpts = 'ercot/excerpts'
const history = `${excerpts}/tinyercot/history`
const api = `${excerpts}/tinyercot/api`

const DOCUMENTS = [
  [`${excerpts}/pit-lake/np4-190-cd.csv`, 'ercot.dam_spp'],
  [
    `${excerpts}/cdr.00012300.0000000000000000.20260625.004020.LMPSROSNODENP6788_20260625_004018.first40rows.csv`,
    'ercot.rt_lmp',
  ],
  [`${excerpts}/pit-lake/np6-788-cd.csv`, 'ercot.rt_lmp'],
  [`${history}/np6-788-cd-history-samples.csv`, 'ercot.rt_lmp'],
  [`${history}/np6-86-cd-history-current.csv`, 'ercot.sced_shadow_prices'],
  [`${history}/np6-86-cd-history-samples.csv`, 'ercot.sced_shadow_prices'],
  [`${api}/np6-86-cd--shdw_prices_bnd_trns_const--current.json`, 'ercot.sced_shadow_prices'],
  [`${api}/np6-86-cd--shdw_prices_bnd_trns_const--historical.json`, 'ercot.sced_shadow_prices'],
  [`${history}/np4-191-cd-history-current.csv`, 'ercot.dam_shadow_prices'],
  [`${history}/np4-191-cd-history-samples.csv`, 'ercot.dam_shadow_prices'],
  [`${api}/np4-191-cd--dam_shadow_prices--current.json`, 'ercot.dam_shadow_prices'],
  [`${api}/np4-191-cd--dam_shadow_prices--historical.json`, 'ercot.dam_shadow_prices'],
  [`${excerpts}/pit-lake/np6-322-cd.csv`, 'ercot.sced_system_lambda'],
  [`${history}/np6-322-cd-history-samples.csv`, 'ercot.sced_system_lambda'],
  [`${excerpts}/venku122/NP6-322-CD-capped-2026-10.csv`, 'ercot.sced_system_lambda'],
  [`${api}/np6-322-cd--sced_system_lambda--current.json`, 'ercot.sced_system_lambda'],
  [`${history}/np6-323-cd-history-current.csv`, 'ercot.rt_price_adders'],
  [`${history}/np6-323-cd-history-samples.csv`, 'ercot.rt_ordc_price_adders'],
  [`${excerpts}/pit-lake/np4-188-cd.csv`, 'ercot.dam_mcpc'],
  [`${excerpts}/pit-lake/np6-331-cd.csv`, 'ercot.rt_mcpc'],
  [`${history}/np6-331-cd-history-current.csv`, 'ercot.rt_mcpc'],
  [`${excerpts}/venku122/NP6-332-CD-capped-2026-10.csv`, 'ercot.sced_mcpc'],
] as const

describe.skipIf(!present)(`real documents of prices${why}`, () => {
  const rows = present ? readRowCounts() : new Map<string, number>()

  it('ingest whole, side by side', async () => {
    await using temp = await openTempLake()
    const reports = await ingest(temp, ...DOCUMENTS.map(([path]) => path))
    const found = await Promise.all(
      reports.map(async ({ dataset = '', status, rowsQuarantined, receipt }, index) => ({
        path: DOCUMENTS[index]?.[0],
        dataset,
        status,
        rowsQuarantined,
        rows: await count(temp, dataset, `receipt = '${receipt}'`),
      })),
    )
    const expected = DOCUMENTS.map(([path, dataset]) => {
      return { path, dataset, status: 'committed', rowsQuarantined: 0, rows: rows.get(path) }
    })
    expect(found).toEqual(expected)
  })

  it('are all that the folder has of these products', () => {
    const known = new Set<string>([...DOCUMENTS.map(([path]) => path), WORKBOOK, CAPACITY])
    const ours = /np4-?19[01]|np4-?18[018]|np6-?(788|86|322|323|331|332)(?!\d)/i
    const others = [...rows.keys()].filter((path) => ours.test(path) && !known.has(path))
    expect(others).toEqual([
      `${api}/bundle-np4-190-cd-excerpt.json`,
      'ercot/dashboards/excerpts/current_np6788.excerpt.html',
    ])
  })

  it('spell day-ahead constraints as SCED does, without blanks at the ends', async () => {
    await using temp = await openTempLake()
    const [ahead] = await ingest(temp, `${history}/np4-191-cd-history-samples.csv`)
    expect(ahead).toMatchObject({ status: 'committed' })
    const names = await query<{ names: string }>(
      temp,
      `SELECT string_agg(constraint_name || '|' || contingency_name || '|' || from_station || '|' || to_station, ';' ORDER BY constraint_id) AS names
        FROM ${lake(temp, 'ercot.dam_shadow_prices')}`,
    )
    expect(names).toEqual([
      {
        names:
          'MARSFO_SUT1|BASE CASE|MARSFO|MARSFO;MUNDAY_MUNDAY1_1|SASPPAI8|MUNDAYST|MUNDAYR2;100027_D_1|SGRBBNK9|WHTNY|WND',
      },
    ])
  })

  it('keep every row of the twelve sheets of the hub prices of 2015', { timeout: 60_000 }, async () => {
    await using temp = await openTempLake()
    const [report] = await ingest(temp, WORKBOOK)
    expect(report).toMatchObject({
      dataset: 'ercot.dam_spp',
      status: 'committed',
      rowsQuarantined: 0,
      rowsCommitted: rows.get(WORKBOOK),
    })
    expect(await count(temp, 'ercot.dam_spp')).toBe(rows.get(WORKBOOK))
    expect(await hoursOf(temp, 'ercot.dam_spp', `settlement_point = 'HB_HOUSTON'`)).toEqual(CHANGE_DAYS_OF_2015)
    const [found] = await query(
      temp,
      `SELECT count(DISTINCT settlement_point)::INTEGER AS points, count(DISTINCT (settlement_point, interval_start))::INTEGER AS keys,
         any_value(published_at_basis) AS basis, min(interval_start) = TIMESTAMPTZ '2015-01-01 06:00:00+00' AS starts,
         max(interval_end) = TIMESTAMPTZ '2016-01-01 06:00:00+00' AS ends FROM ${lake(temp, 'ercot.dam_spp')}`,
    )
    expect(found).toEqual({ points: 14, keys: rows.get(WORKBOOK), basis: 'inferred', starts: true, ends: true })
  })

  it('make four prices of every row of the ancillary services of 2015', async () => {
    await using temp = await openTempLake()
    const [report] = await ingest(temp, CAPACITY)
    const documentRows = rows.get(CAPACITY) ?? 0
    expect(report).toMatchObject({
      dataset: 'ercot.dam_mcpc',
      status: 'committed',
      rowsRead: documentRows,
      rowsQuarantined: 0,
      rowsCommitted: documentRows * 4,
    })
    expect(await count(temp, 'ercot.dam_mcpc')).toBe(documentRows * 4)
    for (const service of ['REGDN', 'REGUP', 'RRS', 'NSPIN']) {
      expect(await hoursOf(temp, 'ercot.dam_mcpc', `ancillary_type = '${service}'`)).toEqual(CHANGE_DAYS_OF_2015)
    }
    const [first] = await query(
      temp,
      `SELECT string_agg(ancillary_type || ' ' || mcpc_usd_per_mw, ', ' ORDER BY ancillary_type) AS prices, any_value(published_at_basis) AS basis
        FROM ${lake(temp, 'ercot.dam_mcpc')} WHERE interval_start = TIMESTAMPTZ '2015-01-01 06:00:00+00'`,
    )
    expect(first).toEqual({ prices: 'NSPIN 1.0, REGDN 2.11, REGUP 2.11, RRS 3.0', basis: 'inferred' })
  })
})

const WORKBOOK = 'ercot/historical/NP4-180-ER_DAMLZHBSPP_2015.zip'
const CAPACITY = 'ercot/historical/NP4-181-ER_DAMASMCPC_2015.zip'

/** Spring skips an hour, autumn repeats one, every other day has 24. */
const CHANGE_DAYS_OF_2015 = [
  { day: '2015-03-08', hours: 23 },
  { day: '2015-11-01', hours: 25 },
]

type TempLake = Awaited<ReturnType<typeof openTempLake>>

const lake = (temp: TempLake, dataset: string) => `read_parquet('${temp.directory}/lake/${dataset}/**/*.parquet')`

async function query<Row extends object>(temp: TempLake, sql: string): Promise<Row[]> {
  using session = await temp.database.connect()
  return await session.rows<Row>(sql)
}

async function count(temp: TempLake, dataset: string, where = 'true'): Promise<number | undefined> {
  const sql = `SELECT count(*)::INTEGER AS n FROM ${lake(temp, dataset)} WHERE ${where}`
  const [found] = await query<{ n: number }>(temp, sql)
  return found?.n
}

/** Days that have other than 24 hours. */
async function hoursOf(temp: TempLake, dataset: string, where: string): Promise<{ day: string; hours: number }[]> {
  return await query(
    temp,
    `SELECT strftime(operating_date, '%Y-%m-%d') AS day, count(DISTINCT interval_start)::INTEGER AS hours
      FROM ${lake(temp, dataset)} WHERE ${where} GROUP BY operating_date HAVING count(*) <> 24 ORDER BY day`,
  )
}

async function ingest(temp: TempLake, ...paths: string[]): Promise<DocumentReport[]> {
  const files = paths.map((path) => fileURLToPath(new URL(path, captures)))
  return Array.fromAsync(ingestFiles(temp.lake, files))
}

function readRowCounts(): Map<string, number> {
  const lines = readFileSync(new URL('PROVENANCE.tsv', captures), 'utf8').split('\n').slice(1)
  return new Map(lines.map((line) => line.split('\t')).map((cells) => [cells[0] ?? '', Number(cells[7])]))
}
