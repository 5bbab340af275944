import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { DatasetStatus } from './question.ts'

/** What a snapshot's statistics say of a dataset, without reading a file. */
export function snapshotStatus(
  id: string,
  snapshot: Snapshot | undefined,
): Omit<DatasetStatus, 'quarantinedDocuments' | 'quarantinedRows'> {
  const files = [...(snapshot?.files.values() ?? [])]
  const bound = (column: string, side: 'min' | 'max') => {
    const values = files.flatMap((file) => file.bounds[column]?.[side] ?? [])
    if (values.length === 0) return undefined
    const us = side === 'min' ? Math.min(...values) : Math.max(...values)
    return Temporal.Instant.fromEpochMilliseconds(us / 1000).toString()
  }
  return {
    id,
    version: snapshot?.version,
    rows: files.reduce((sum, file) => sum + (file.rows ?? 0), 0),
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    firstInterval: bound('interval_start', 'min'),
    lastInterval: bound('interval_start', 'max'),
    lastPublishedAt: bound('published_at', 'max'),
    lastIngestedAt: bound('ingested_at', 'max'),
  }
}
