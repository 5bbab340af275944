import { hasCode } from '../core/errors.ts'
import { type Log, noLog } from '../core/log.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlName, sqlTexts } from '../duckdb/sql-text.ts'
import type { Lake } from '../lake/lake.ts'
import { guardDisk } from '../lake/stores/guard-disk.ts'
import { duckdbType } from '../lake/table-schema.ts'
import { type Arrival, planBatches } from './batch.ts'
import { findClaims } from './claims.ts'
import { describeBatch } from './commit-batch.ts'
import { countOutgoing } from './count-intervals.ts'
import { outgoingColumns } from './outgoing-rows.ts'
import { parseBatch } from './parse-batch.ts'
import { type KeptReceipt, readBack, readKeptReceipts } from './read-back.ts'
import { type ReceiptRow, recordReceipts, recordRejected } from './record-receipts.ts'
import { stageChanges } from './stage-changes.ts'
import { stageWithdrawals } from './stage-rows.ts'
import { writeRows } from './write-rows.ts'

/** Receipts read back at a time. */
const GROUP = 2_000

export interface ReprocessReport {
  dataset: string
  documents: number
  /** Documents that were quarantined and can be read now. */
  recovered: number
  rowsChanged: number
  missingOriginals: readonly string[]
}

/**
 * Parses every kept original of a dataset again and commits, in one commit, what today's parser reads otherwise: changed
 * rows and withdrawals of rows it no longer finds, at their documents' own publish times. Nothing is committed when
 * nothing differs. Errors: `lake.conflict`, `lake.full`.
 */
export async function reprocessDataset(lake: Lake, dataset: Dataset, log: Log = noLog): Promise<ReprocessReport> {
  using session = await lake.database.connect()
  const ingestedAt = lake.clock.now()
  const base = await lake.table(dataset).snapshot()
  const receipts = await readKeptReceipts(session, lake, dataset)
  const kept = new Map(receipts.map((receipt) => [receipt.receipt, receipt]))
  const missing: string[] = []
  const described: ReceiptRow[] = []
  const isQuarantined = (row: ReceiptRow) => kept.get(row.arrival.receipt)?.status === 'quarantined'
  await session.run(`CREATE OR REPLACE TEMP TABLE changes (${changeColumns(lake, dataset)})`)
  for (let at = 0; at < receipts.length; at += GROUP) {
    const arrivals = await readGroup(lake, dataset, receipts.slice(at, at + GROUP), missing)
    for (const batch of planBatches(arrivals)) {
      const scratch = await lake.store.scratchPath('reprocess')
      await guardDisk(scratch, () => parseBatch(session, batch, scratch))
      const takenAt = Temporal.Instant.from(kept.get(batch.arrivals[0]?.receipt ?? '')?.taken ?? ingestedAt)
      await stageChanges(session, lake, batch, ingestedAt, takenAt)
      const claims = await findClaims(session, batch)
      const stamped = batch.arrivals.every(
        ({ document }) => document.publishedAt && document.publishedAtBasis !== 'capture',
      )
      if (stamped)
        await stageWithdrawals(session, lake, batch, claims, ingestedAt, await lake.table(dataset).snapshot())
      else await session.run('CREATE OR REPLACE TEMP TABLE withdrawals AS SELECT * FROM outgoing WHERE false')
      await session.run(
        'INSERT INTO changes BY NAME SELECT * FROM outgoing; INSERT INTO changes BY NAME SELECT * FROM withdrawals',
      )
      const rows = await describeBatch(session, batch, claims, ingestedAt)
      const changed = rows.filter((row) => row.rowsCommitted > 0 || (isQuarantined(row) && isRead(row)))
      const receiptsOfChanged = sqlTexts(changed.map(({ arrival }) => arrival.receipt))
      await session.run(
        `DELETE FROM rejected WHERE doc NOT IN (SELECT doc FROM docs WHERE receipt IN (SELECT unnest(${receiptsOfChanged})))`,
      )
      await recordRejected(lake, session, batch, ingestedAt)
      described.push(...changed.map((row) => (isRead(row) ? { ...row, status: 'committed' as const } : row)))
    }
    log('info', `${dataset.id}: ${Math.min(at + GROUP, receipts.length)} of ${receipts.length} documents parsed again`)
  }
  const [{ n } = { n: 0 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM changes')
  await session.run(
    'CREATE OR REPLACE TEMP TABLE outgoing AS SELECT * FROM changes; CREATE OR REPLACE TEMP TABLE withdrawals AS SELECT * FROM changes WHERE false',
  )
  await countOutgoing(session)
  const commit = {
    operation: 'REPROCESS',
    documents: described.length,
    base,
    against: [...new Set(described.map(({ arrival }) => arrival.receipt))],
  }
  if (n > 0) await writeRows(session, lake, dataset, commit)
  await recordReceipts(lake, session, described)
  const recovered = described.filter((row) => isQuarantined(row) && isRead(row)).length
  return { dataset: dataset.id, documents: receipts.length, recovered, rowsChanged: n, missingOriginals: missing }
}

async function readGroup(
  lake: Lake,
  dataset: Dataset,
  kept: readonly KeptReceipt[],
  missing: string[],
): Promise<Arrival[]> {
  const arrivals: Arrival[] = []
  for (const receipt of kept) {
    try {
      const arrival = await readBack(lake, dataset, receipt)
      if (arrival) arrivals.push(arrival)
    } catch (error) {
      if (!hasCode(error, 'lake.corrupt')) throw error
      missing.push(receipt.raw_path)
    }
  }
  return arrivals
}

function changeColumns(lake: Lake, dataset: Dataset): string {
  const types = new Map(lake.table(dataset).schema.columns.map(({ name, type }) => [sqlName(name), duckdbType(type)]))
  return outgoingColumns(dataset)
    .map((column) => `${column} ${types.get(column) ?? types.get(sqlName(column))}`)
    .join(', ')
}

const isRead = (row: ReceiptRow): boolean => row.rowsRead > row.rowsQuarantined
