import { logPath } from '../../src/lake/delta/actions.ts'
import { CHECKPOINT_EVERY } from '../../src/lake/delta/checkpoint.ts'
import type { Lake } from '../../src/lake/lake.ts'

/** Fills the logs of the wind table and the receipts with commits of nothing, so that one of the next writes a checkpoint. */
export async function longLog(lake: Lake): Promise<void> {
  for (const table of lake
    .tables()
    .filter(({ schema }) => schema.name === 'ercot.wind' || schema.name === 'gridlake.receipts')) {
    await table.commit(undefined, { adds: [], info: { operation: 'CREATE' } })
    const nothing = Buffer.from(`${JSON.stringify({ commitInfo: { timestamp: 0, operation: 'NOTHING' } })}\n`)
    const versions = Array.from({ length: CHECKPOINT_EVERY - 4 }, (_, index) => index + 1)
    await lake.store.putAll(versions.map((version) => ({ path: logPath(table.folder, version), bytes: () => nothing })))
  }
}
