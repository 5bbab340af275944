import { readOriginal } from '../ingest/read-back.ts'
import { sha256 } from '../ingest/receipt-id.ts'
import type { Lake } from '../lake/lake.ts'
import { type VerifyReport, verifyLake } from '../lake/verify.ts'

/** Verifies a lake, the documents inside its kept originals included. */
export function checkLake(lake: Lake, options: { originals: boolean }): Promise<VerifyReport> {
  if (!options.originals) return verifyLake(lake)
  return verifyLake(lake, { hashOriginal: async (path) => sha256(await readOriginal(lake, path)) })
}
