import type { LakeFile, Snapshot, TimeBounds } from '../../src/lake/delta/snapshot.ts'

/** A row version in a model of a table's files; times in epoch microseconds. */
export interface Version {
  key: number
  startUs: number
  publishedUs: number
  ingestedUs: number
  recorded: boolean
  receipt: number
  supersededUs?: number
}

export interface ModelFile extends LakeFile {
  versions: readonly Version[]
}

/** Best first: the order of docs/decisions/001. */
export const byRank = (a: Version, b: Version): number =>
  Number(b.recorded) - Number(a.recorded) ||
  b.publishedUs - a.publishedUs ||
  b.ingestedUs - a.ingestedUs ||
  b.receipt - a.receipt

/** Statistics as some writers cut them: to the millisecond below. */
function boundsOf(values: readonly number[], isKnown: boolean): TimeBounds | undefined {
  if (!isKnown || values.length === 0) return undefined
  const floor = (us: number) => Math.floor(us / 1000) * 1000
  return { min: floor(Math.min(...values)), max: floor(Math.max(...values)) }
}

/** A file of a month; without `hasStats` its writer left no statistics. */
export function modelFile(
  path: string,
  kind: LakeFile['kind'],
  versions: readonly Version[],
  options: { month?: string; hasStats?: boolean } = {},
): ModelFile {
  const { month = '06', hasStats = true } = options
  const bounds = {
    interval_start: boundsOf(
      versions.map(({ startUs }) => startUs),
      hasStats,
    ),
    published_at: boundsOf(
      versions.map(({ publishedUs }) => publishedUs),
      hasStats,
    ),
    ingested_at: boundsOf(
      versions.map(({ ingestedUs }) => ingestedUs),
      hasStats,
    ),
    superseded_at: boundsOf(
      versions.flatMap(({ supersededUs }) => supersededUs ?? []),
      hasStats,
    ),
  }
  const add = { path, partitionValues: { year: '2026', month }, size: 1, modificationTime: 0, dataChange: true }
  return {
    path,
    sizeBytes: 1,
    rows: versions.length,
    partition: add.partitionValues,
    kind,
    bounds: Object.fromEntries(Object.entries(bounds).filter(([, value]) => value)) as LakeFile['bounds'],
    add,
    versions,
  }
}

/** The two files compaction makes of `versions`. */
export function compactedFiles(path: string, versions: readonly Version[], hasStats = true): ModelFile[] {
  const marked = versions.map((version): Version => {
    const better = versions.filter(
      (other) => other.key === version.key && other.startUs === version.startUs && byRank(other, version) < 0,
    )
    return better.length === 0
      ? version
      : { ...version, supersededUs: Math.min(...better.map((other) => other.publishedUs)) }
  })
  const current = marked.filter(({ supersededUs }) => supersededUs === undefined)
  const superseded = marked.filter(({ supersededUs }) => supersededUs !== undefined)
  return [
    ...(current.length > 0 ? [modelFile(`${path}-current`, 'current', current, { hasStats })] : []),
    ...(superseded.length > 0 ? [modelFile(`${path}-superseded`, 'superseded', superseded, { hasStats })] : []),
  ]
}

export function modelSnapshot(files: readonly LakeFile[]): Snapshot {
  return {
    version: 1,
    metaData: {
      id: 'm',
      format: { provider: 'parquet', options: {} },
      schemaString: '{"fields":[]}',
      partitionColumns: [],
      configuration: {},
    },
    schemas: 1,
    files: new Map(files.map((file) => [file.path, file])),
    removed: new Map(),
  }
}
