import type { Lake } from '../../lake/lake.ts'
import type { LakeRecords } from './lake-records.ts'
import { readCommitted } from './read-committed.ts'
import { readPresence } from './read-presence.ts'
import { readQuarantinedRows } from './read-quarantined-rows.ts'
import { readReceipts } from './read-receipts.ts'
import { readSilences } from './read-silences.ts'

export const openLakeRecords = (lake: Lake): LakeRecords => ({
  presence: (question) => readPresence(lake, question),
  receipts: (question) => readReceipts(lake, question),
  quarantinedRows: (question) => readQuarantinedRows(lake, question),
  committedSince: (since) => readCommitted(lake, since),
  silences: (patienceMs, since) => readSilences(lake, patienceMs, since),
})
