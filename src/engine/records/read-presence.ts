import { findDataset } from '../../datasets/catalogue.ts'
import { sqlInstant } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import { snapshotStatus } from '../dataset-status.ts'
import { relationSql } from '../relation-sql.ts'
import type { Presence, PresenceQuestion } from './lake-records.ts'

const HOUR_US = 3_600_000_000

/** Counts the intervals of each hour of `[from, to)` that have a row under a truth. Reads the key and times alone. */
export async function readPresence(lake: Lake, question: PresenceQuestion): Promise<Presence> {
  const { dataset: id, from, to, ...truth } = question
  const dataset = findDataset(id, lake.catalogue)
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const { version, firstInterval } = snapshotStatus(dataset.id, snapshot)
  const relation = relationSql(dataset, table, snapshot, lake.store, truth, { from, to })
  if (relation.files.length === 0) return { version, firstInterval, intervalMs: undefined, hours: new Map() }
  using session = await lake.database.connect()
  const rows = await session.rows<{ hour: number; intervals: number; lengthUs: number }>(
    `WITH starts AS (SELECT epoch_us(interval_start) AS start_us, max(epoch_us(interval_end)) AS end_us FROM (${relation.sql})
      WHERE NOT withdrawn AND interval_start >= ${sqlInstant(from)} AND interval_start < ${sqlInstant(to)} GROUP BY ALL)
    SELECT (start_us // ${HOUR_US})::DOUBLE AS hour, count(*)::DOUBLE AS intervals,
      (SELECT mode(end_us - start_us)::DOUBLE FROM starts) AS "lengthUs" FROM starts GROUP BY ALL ORDER BY hour`,
  )
  const lengthUs = rows[0]?.lengthUs
  return {
    version,
    firstInterval,
    intervalMs: lengthUs === undefined ? undefined : lengthUs / 1000,
    hours: new Map(rows.map(({ hour, intervals }) => [hour, intervals])),
  }
}
