import { type Action, type AddFile, KIND_TAG, type MetaData, type RemoveFile, SCHEMAS_KEY } from './actions.ts'

/** Least and greatest value of a time column in a file, epoch microseconds; undefined: not known, or all null. */
export interface TimeBounds {
  min: number
  max: number
}

/** `current`: no other compacted row outranks these. `superseded`: one does. `tail`: not compacted, or rewritten by others. */
export type FileKind = 'current' | 'superseded' | 'tail'

export interface LakeFile {
  path: string
  sizeBytes: number
  rows: number | undefined
  partition: Readonly<Record<string, string>>
  kind: FileKind
  bounds: Readonly<Partial<Record<string, TimeBounds>>>
  add: AddFile
}

/** A table at one version. */
export interface Snapshot {
  version: number
  metaData: MetaData
  /** How often the schema was written: more than once means that old files may lack columns. */
  schemas: number
  files: ReadonlyMap<string, LakeFile>
  /** Removed files by path, for vacuum. */
  removed: ReadonlyMap<string, RemoveFile>
}

const TIME_COLUMNS = [
  'interval_start',
  'published_at',
  'ingested_at',
  'superseded_at',
  'scope_start',
  'scope_end',
] as const

/** The table after `actions` of commit `version`. */
export function applyActions(before: Snapshot | undefined, version: number, actions: readonly Action[]): Snapshot {
  const files = new Map(before?.files)
  const removed = new Map(before?.removed)
  let metaData = before?.metaData
  let schemas = before?.schemas ?? 0
  for (const action of actions) {
    if ('metaData' in action && action.metaData) {
      if (metaData?.schemaString !== action.metaData.schemaString) schemas++
      schemas = Math.max(schemas, Number(action.metaData.configuration?.[SCHEMAS_KEY] ?? 1))
      metaData = action.metaData
    } else if ('add' in action && action.add) {
      files.set(decodeURIComponent(action.add.path), toLakeFile(action.add, metaData?.partitionColumns ?? []))
      removed.delete(decodeURIComponent(action.add.path))
    } else if ('remove' in action && action.remove) {
      const path = decodeURIComponent(action.remove.path)
      files.delete(path)
      removed.set(path, action.remove)
    }
  }
  if (!metaData) throw new Error(`commit ${version} has no metaData before it`)
  return { version, metaData, schemas, files, removed }
}

function toLakeFile(add: AddFile, partitionColumns: readonly string[]): LakeFile {
  const stats = add.stats ? (JSON.parse(add.stats) as DeltaStats) : {}
  const bounds: Partial<Record<string, TimeBounds>> = {}
  for (const column of TIME_COLUMNS) {
    const min = stats.minValues?.[column]
    const max = stats.maxValues?.[column]
    if (typeof min === 'string' && typeof max === 'string') bounds[column] = { min: micros(min), max: micros(max) }
  }
  const kind = add.tags?.[KIND_TAG]
  return {
    path: decodeURIComponent(add.path),
    sizeBytes: Number(add.size),
    rows: stats.numRecords,
    // In the table's order: other writers name them in any, and files of one partition must look alike.
    partition: Object.fromEntries(partitionColumns.map((name) => [name, add.partitionValues[name] ?? ''])),
    kind: kind === 'current' || kind === 'superseded' ? kind : 'tail',
    bounds,
    add,
  }
}

interface DeltaStats {
  numRecords?: number
  minValues?: Record<string, unknown>
  maxValues?: Record<string, unknown>
}

const micros = (text: string): number =>
  Temporal.Instant.from(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`).epochMilliseconds * 1000
