import { expect, it } from 'vitest'
import type { Document } from '../../src/datasets/document.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const OLD: Document = { ...windPosting('2026-06-10T01:00:00Z', { 1: 10, 2: 20, 3: 30 }), claims: 'nothing' }
const NEW = windPosting('2026-06-10T02:00:00Z', { 1: 11, 3: 31 })

async function hoursAsOf(lake: Lake, asOf: string): Promise<number[]> {
  const table = lake.table(ercotWind)
  const { sql } = relationSql(ercotWind, table, await table.snapshot(), lake.store, {
    asOf: Temporal.Instant.from(asOf),
  })
  using session = await lake.database.connect()
  const rows = await session.rows<{ mw: number }>(
    `SELECT stwpf_system_wide_mw AS mw FROM (${sql}) WHERE NOT withdrawn ORDER BY mw`,
  )
  return rows.map(({ mw }) => mw)
}

it.each([
  ['together', [[OLD, NEW]]],
  ['the older first', [[OLD], [NEW]]],
  ['the newer first', [[NEW], [OLD]]],
])('a newer posting withdraws hours of one that claims nothing: %s', async (_order, groups) => {
  await using temp = await openTempLake()
  for (const group of groups) await ingestDocuments(temp.lake, group)
  expect(await hoursAsOf(temp.lake, '2026-06-10T01:30:00Z')).toEqual([10, 20, 30])
  expect(await hoursAsOf(temp.lake, '2026-06-10T02:30:00Z')).toEqual([11, 31])
})
