import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { type AddFile, KIND_TAG, WITHDRAWN_TAG } from '../../src/lake/delta/actions.ts'
import { type CopyStats, toDeltaStats } from '../../src/lake/delta/file-stats.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { openTempLake, type TempLake } from './temp-lake.ts'

export const LONG_LAKE_POINTS = 1250
export const LONG_LAKE_QUARTERS = 2000
/** Two of them go through a change of clocks. */
const MONTHS = [
  { month: '2024-03', first: '2024-03-01T06:00:00Z' },
  { month: '2024-05', first: '2024-05-01T05:00:00Z' },
  { month: '2024-07', first: '2024-07-01T05:00:00Z' },
  { month: '2024-11', first: '2024-11-01T05:00:00Z' },
] as const

const QUARTER_US = 900e6

export const LONG_LAKE_ROWS = MONTHS.length * LONG_LAKE_QUARTERS * LONG_LAKE_POINTS

/**
 * Ten million prices, a compacted file for each of four months. Each price is another: the number of its row, counted from 0 over the
 * months, by point and time in each.
 */
export async function openLongLake(): Promise<TempLake> {
  const temp = await openTempLake()
  const adds: AddFile[] = []
  for (const at of MONTHS.keys()) adds.push(await writeMonth(temp.lake, at))
  await temp.lake.table(ercotRtSpp).commit(undefined, { adds, info: { operation: 'INGEST' } })
  return temp
}

/** As `writePart` writes a month, without sorting what is made in order. */
async function writeMonth({ store, table, database }: Lake, at: number): Promise<AddFile> {
  const { folder, schema } = table(ercotRtSpp)
  const { month, first } = MONTHS[at] as (typeof MONTHS)[number]
  const scratch = await store.scratchPath('part.parquet')
  const [year = '', of = ''] = month.split('-')
  const path = `year=${year}/month=${of}/part-${month}.parquet`
  using session = await database.connect()
  const reader = await session.connection.runAndReadAll(
    `COPY (${rowsSql(first, at * LONG_LAKE_POINTS * LONG_LAKE_QUARTERS)}) TO ${sqlText(scratch)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, RETURN_STATS)`,
  )
  const types = new Map(schema.columns.map((column) => [column.name, column.type]))
  const stats = reader.getRowObjectsJson()[0] as unknown as CopyStats
  const { sizeBytes } = await store.adopt(scratch, `${folder}/${path}`)
  return {
    path,
    partitionValues: { year, month: of },
    size: sizeBytes,
    modificationTime: 0,
    dataChange: false,
    stats: toDeltaStats(stats, types, new Map([['published_at_basis', { min: 'document', max: 'document' }]])),
    tags: { [KIND_TAG]: 'current', [WITHDRAWN_TAG]: 'none' },
  }
}

/** In whole microseconds: what reckons with zones takes a second for a million rows. */
const rowsSql = (first: string, rowsBefore: number): string =>
  `SELECT make_timestamptz(us) AS interval_start, make_timestamptz(us + ${QUARTER_US}) AS interval_end,
      make_timestamp(us - ${5 * 4 * QUARTER_US})::DATE AS operating_date,
      'POINT_' || lpad((range // ${LONG_LAKE_QUARTERS})::VARCHAR, 8, '0') AS settlement_point, 'RN' AS settlement_point_type,
      (${rowsBefore} + range)::DOUBLE AS price_usd_per_mwh, make_timestamptz(us + ${QUARTER_US + 120e6}) AS published_at,
      'document' AS published_at_basis, TIMESTAMPTZ '2024-12-01 00:00:00+00' AS ingested_at, '0123456789abcdef' AS receipt,
      1::INTEGER AS parser_version, false AS withdrawn, NULL::TIMESTAMPTZ AS superseded_at
    FROM (SELECT range, ${Temporal.Instant.from(first).epochMilliseconds * 1000} + ${QUARTER_US} * (range % ${LONG_LAKE_QUARTERS}) AS us FROM range(${LONG_LAKE_POINTS * LONG_LAKE_QUARTERS}))`
