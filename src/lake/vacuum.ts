import { CHECKPOINT_EVERY, newestCheckpoint } from './delta/checkpoint.ts'
import type { Lake } from './lake.ts'

export interface VacuumOptions {
  /** Files that no version younger than this needs are deleted. Running queries must be shorter. */
  retentionMs?: number
  dryRun?: boolean
}

export interface VacuumReport {
  files: number
  bytes: number
  paths: readonly string[]
}

/** A week: longer than any query, short enough for a disk. */
export const VACUUM_RETENTION_MS = 7 * 24 * 3_600_000

/**
 * Deletes files that no current version needs: parts that compaction replaced, parts that no commit ever added, leftovers
 * of killed writers, commits older than a checkpoint. Rows and their versions are never deleted.
 */
export async function vacuumLake(lake: Lake, options: VacuumOptions = {}): Promise<VacuumReport> {
  const retentionMs = options.retentionMs ?? VACUUM_RETENTION_MS
  const before = lake.clock.now().epochMilliseconds - retentionMs
  const doomed: { path: string; sizeBytes: number }[] = []
  for (const table of lake.tables()) {
    const snapshot = await table.snapshot()
    const checkpoint = (await newestCheckpoint(lake.store, table.folder)) ?? 0
    for await (const file of lake.store.walk(table.folder)) {
      if (file.modifiedMs > before) continue
      const name = file.path.slice(table.folder.length + 1)
      if (name.startsWith('_delta_log/')) {
        // One checkpoint's worth of commits stays for readers that are at it.
        if (
          name.endsWith('.json') &&
          Number.parseInt(name.slice('_delta_log/'.length), 10) < checkpoint - CHECKPOINT_EVERY
        )
          doomed.push(file)
        continue
      }
      const removed = snapshot?.removed.get(name)
      if (snapshot?.files.has(name) || (removed && removed.deletionTimestamp > before)) continue
      if (name.endsWith('.parquet')) doomed.push(file)
    }
  }
  for await (const file of lake.store.walk('tmp')) if (file.modifiedMs <= before) doomed.push(file)
  if (!options.dryRun) for (const { path } of doomed) await lake.store.remove(path)
  return {
    files: doomed.length,
    bytes: doomed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    paths: doomed.map(({ path }) => path),
  }
}
