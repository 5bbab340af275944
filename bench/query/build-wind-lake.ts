import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { sqlName } from '../../src/duckdb/sql-text.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { listMonths, writeMonth } from './month-parts.ts'

const MONTHS = listMonths('2022-09', 48)
const VERSIONS = 24

/** Four years of an hourly forecast, each hour said by the 24 postings before it, compacted. */
export async function buildWindLake(lake: Lake): Promise<void> {
  const table = lake.table(ercotWind)
  using session = await lake.database.connect()
  for (const half of [0, 1]) {
    const adds = []
    for (const month of MONTHS) adds.push(await writeMonth(lake, session, ercotWind, month, windRowsSql(month, half)))
    await table.commit(await table.snapshot(), { adds, info: { operation: 'INGEST' } })
  }
  await session.run('DROP TABLE generated')
  await compactDataset(lake, ercotWind)
}

/** A month's hours as said 24 to 13 hours before (half 0) and 12 to 1 hours before (half 1). */
function windRowsSql(month: string, half: number): string {
  const first = `DATE '${month}-01'`
  const values = ercotWind.columns.map(
    ({ name }, index) => `(hash(start_s, lead, ${index}) % 40000)::DOUBLE AS ${sqlName(name)}`,
  )
  return `SELECT to_timestamp(start_s) AS interval_start, to_timestamp(start_s + 3600) AS interval_end,
      timezone('America/Chicago', to_timestamp(start_s))::DATE AS operating_date, ${values.join(', ')},
      to_timestamp(start_s - lead * 3600 - 300) AS published_at, 'listing' AS published_at_basis,
      to_timestamp(start_s - lead * 3600) AS ingested_at, md5((start_s - lead * 3600)::VARCHAR)[:16] AS receipt,
      1::INTEGER AS parser_version, false AS withdrawn
    FROM (SELECT unnest(range(epoch(timezone('America/Chicago', ${first}::TIMESTAMP))::BIGINT,
      epoch(timezone('America/Chicago', (${first} + INTERVAL 1 MONTH)::TIMESTAMP))::BIGINT, 3600)) AS start_s),
      (SELECT unnest(range(${VERSIONS - 12 * (half + 1) + 1}, ${VERSIONS - 12 * half + 1})) AS lead)`
}
