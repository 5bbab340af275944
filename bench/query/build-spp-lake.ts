import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { compactDataset } from '../../src/lake/compact.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { listSettlementPoints } from '../settlement-points.ts'
import { listMonths, writeMonth } from './month-parts.ts'

/** 571 points, every quarter hour of a year: 20 M keys. */
const POINTS = 571
const MONTHS = listMonths('2025-09', 12)
export const SPP_MONTHS: readonly string[] = MONTHS
/** When the lake got the first versions, and the corrections. */
const FIRST_INGESTED = '2026-09-02 00:00:00+00'
const CORRECTIONS_INGESTED = '2026-09-03 00:00:00+00'

/** A year of real-time prices of which one key in twenty was corrected a day later, compacted. */
export async function buildSppLake(lake: Lake): Promise<void> {
  const table = lake.table(ercotRtSpp)
  using session = await lake.database.connect()
  const versions = [
    sppRowsSql,
    (month: string) => correctedSql(month, 'hash(settlement_point, interval_start) % 20 = 0'),
  ]
  for (const rows of versions) {
    const adds = []
    for (const month of MONTHS) adds.push(await writeMonth(lake, session, ercotRtSpp, month, rows(month)))
    await table.commit(await table.snapshot(), { adds, info: { operation: 'INGEST' } })
  }
  await session.run('DROP TABLE generated')
  await compactDataset(lake, ercotRtSpp)
}

/** The first versions of a month's rows, as documents of a quarter hour each would have brought them. */
function sppRowsSql(month: string): string {
  const points = listSettlementPoints(POINTS).map(({ name, type }) => `(${sqlText(name)}, ${sqlText(type)})`)
  const first = `DATE '${month}-01'`
  return `SELECT to_timestamp(start_s) AS interval_start, to_timestamp(start_s + 900) AS interval_end,
      timezone('America/Chicago', to_timestamp(start_s))::DATE AS operating_date, settlement_point, settlement_point_type,
      (15 + hash(settlement_point) % 3000 / 100 + hash(settlement_point_type, settlement_point, start_s) % 2000 / 100)::DOUBLE AS price_usd_per_mwh,
      to_timestamp(start_s + 1029) AS published_at, 'document' AS published_at_basis, TIMESTAMPTZ '${FIRST_INGESTED}' AS ingested_at,
      md5(start_s::VARCHAR)[:16] AS receipt, 1::INTEGER AS parser_version, false AS withdrawn
    FROM (SELECT unnest(range(epoch(timezone('America/Chicago', ${first}::TIMESTAMP))::BIGINT,
      epoch(timezone('America/Chicago', (${first} + INTERVAL 1 MONTH)::TIMESTAMP))::BIGINT, 900)) AS start_s),
      (VALUES ${points.join(', ')}) AS points(settlement_point, settlement_point_type)`
}

/** Those of them that meet `where`, with other prices, published a day later. */
export function correctedSql(month: string, where: string): string {
  return `SELECT * REPLACE (price_usd_per_mwh + 0.5 AS price_usd_per_mwh, published_at + INTERVAL 1 DAY AS published_at,
      TIMESTAMPTZ '${CORRECTIONS_INGESTED}' AS ingested_at, md5(receipt)[:16] AS receipt)
    FROM (${sppRowsSql(month)}) WHERE ${where}`
}
