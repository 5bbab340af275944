import { findDataset } from '../../datasets/catalogue.ts'
import type { Lake } from '../../lake/lake.ts'
import type { LakeRecords } from './lake-records.ts'
import { readCommitted } from './read-committed.ts'
import { readPresence } from './read-presence.ts'
import { readQuarantinedRows } from './read-quarantined-rows.ts'
import { readReceipts } from './read-receipts.ts'
import { readSilences } from './read-silences.ts'
import { createMemory } from './remember.ts'

const REMEMBERED = 128

/** What a lake has recorded, remembered as long as its tables stand. */
export function openLakeRecords(lake: Lake): LakeRecords {
  const remember = createMemory(REMEMBERED)
  const recorded = async <Value>(kind: string, asked: unknown, make: () => Promise<Value>): Promise<Value> => {
    const snapshots = await Promise.all([lake.receipts.snapshot(), lake.quarantine.snapshot()])
    return remember(JSON.stringify([kind, asked, ...snapshots.map((snapshot) => snapshot?.version ?? null)]), make)
  }
  return {
    async presence(question) {
      const snapshot = await lake.table(findDataset(question.dataset, lake.catalogue)).snapshot()
      const key = JSON.stringify(['presence', question, snapshot?.version ?? null])
      return remember(key, () => readPresence(lake, question))
    },
    receipts: (question) => recorded('receipts', question, () => readReceipts(lake, question)),
    quarantinedRows: (question) => recorded('rows', question, () => readQuarantinedRows(lake, question)),
    committedSince: (since) => recorded('committed', since, () => readCommitted(lake, since)),
    silences: (patienceMs, since) =>
      recorded('silences', [[...patienceMs], since], () => readSilences(lake, patienceMs, since)),
  }
}
