import { logPath } from '../../src/lake/delta/actions.ts'
import type { Lake } from '../../src/lake/lake.ts'
import type { LakeTable } from '../../src/lake/lake-table.ts'

/** Fills a table's log with commits of nothing up to that version; starts the table where there is none. */
export async function lengthenLog(lake: Lake, table: LakeTable, upTo: number): Promise<void> {
  const info = { operation: 'NOTHING' }
  const { version } = (await table.snapshot()) ?? (await table.commit(undefined, { adds: [], info }))
  const nothing = Buffer.from(`${JSON.stringify({ commitInfo: { timestamp: 0, ...info } })}\n`)
  const versions = Array.from({ length: upTo - version }, (_, index) => version + 1 + index)
  await lake.store.putAll(versions.map((each) => ({ path: logPath(table.folder, each), bytes: () => nothing })))
}
