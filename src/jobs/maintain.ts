import { hasCode } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import { type CompactReport, compactDataset, compactSystemTable } from '../lake/compact.ts'
import type { Lake } from '../lake/lake.ts'

/** Files that are not compacted, per partition, at which a rewrite pays. */
const MIN_TAIL_FILES = 12

/** Compacts every table that has gathered many small files. Another writer at the same work is no error. */
export async function maintainLake(
  lake: Lake,
  log: Log,
  signal?: AbortSignal,
  minTailFiles = MIN_TAIL_FILES,
): Promise<CompactReport[]> {
  const options = { minTailFiles, ...(signal ? { signal } : {}) }
  const reports: CompactReport[] = []
  const work = [
    ...lake.catalogue.map((dataset) => () => compactDataset(lake, dataset, options)),
    // What compaction makes of these is a tail file again: one alone is done.
    ...[lake.receipts, lake.quarantine].map(
      (table) => () => compactSystemTable(lake, table, { ...options, minTailFiles: Math.max(2, minTailFiles) }),
    ),
  ]
  for (const compact of work) {
    if (signal?.aborted) break
    try {
      const report = await compact()
      if (report.partitions > 0)
        log('info', `compacted ${report.table}: ${report.filesBefore} files are now ${report.filesAfter}`)
      reports.push(report)
    } catch (error) {
      if (!hasCode(error, 'lake.conflict')) throw error
      log('info', `compaction left to another writer: ${(error as Error).message}`)
    }
  }
  return reports
}
