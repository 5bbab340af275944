import { randomUUID } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import { GridlakeError } from '../core/errors.ts'
import type { Session } from '../duckdb/database.ts'
import { type Action, type AddFile, logPath, type RemoveFile, SCHEMAS_KEY } from './delta/actions.ts'
import { CHECKPOINT_EVERY, writeCheckpoint } from './delta/checkpoint.ts'
import { readCommit, readLog } from './delta/read-log.ts'
import { applyActions, type Snapshot } from './delta/snapshot.ts'
import type { ObjectStore } from './stores/object-store.ts'
import { deltaSchema, type TableSchema } from './table-schema.ts'

/** What one commit changes. */
export interface Change {
  adds: readonly AddFile[]
  removes?: readonly RemoveFile[]
  /** For people who read the log; the truth is in the rows. */
  info: Readonly<Record<string, unknown>> & { operation: string }
}

/** A table of the lake, over the Delta log in its folder. */
export interface LakeTable {
  readonly schema: TableSchema
  readonly folder: string
  /** The newest version; undefined before the first commit. */
  snapshot(): Promise<Snapshot | undefined>
  /** The newest version that this process has read or written, without looking for another. */
  seen(): Snapshot | undefined
  /**
   * Commits all of `change` or none. `onConflict` sees each commit that others made since `base` and may refuse by throwing.
   * Errors: `lake.conflict`, `lake.full`.
   */
  commit(
    base: Snapshot | undefined,
    change: Change,
    onConflict?: (commit: readonly Action[], version: number) => Promise<void>,
  ): Promise<Snapshot>
}

export interface TableEffects {
  store: ObjectStore
  clock: Clock
  connect: () => Promise<Session>
}

export function openTable(schema: TableSchema, effects: TableEffects): LakeTable {
  const { store, clock, connect } = effects
  const folder = `lake/${schema.name}`
  let known: Snapshot | undefined
  const refresh = async () => {
    const found = await readLog(store, folder, connect, known)
    if (found && found.version >= (known?.version ?? -1)) known = found
    return found
  }
  // The commit stands whatever becomes of its checkpoint: without one, readers replay a longer log.
  const tryCheckpoint = async (committed: Snapshot, nowMs: number) => {
    using session = await connect()
    await writeCheckpoint(store, folder, session, committed, nowMs).catch(() => {})
  }
  return {
    schema,
    folder,
    snapshot: refresh,
    seen: () => known,
    async commit(base, change, onConflict) {
      const nowMs = clock.now().epochMilliseconds
      let snapshot = base
      for (;;) {
        const version = (snapshot?.version ?? -1) + 1
        const actions: Action[] = [
          ...opening(schema, snapshot, nowMs),
          ...(change.removes ?? []).map((remove) => ({ remove })),
          ...change.adds.map((add) => ({ add })),
          { commitInfo: { timestamp: nowMs, engineInfo: 'gridlake', ...change.info } },
        ]
        const lines = actions.map((action) => JSON.stringify(action)).join('\n')
        if (await store.putIfAbsent(logPath(folder, version), Buffer.from(`${lines}\n`))) {
          const committed = applyActions(snapshot, version, actions)
          if (committed.version >= (known?.version ?? -1)) known = committed
          if (version > 0 && version % CHECKPOINT_EVERY === 0) await tryCheckpoint(committed, nowMs)
          return committed
        }
        const theirs = await readCommit(store, folder, version)
        if (!theirs)
          throw new GridlakeError('lake.corrupt', `commit ${version} of ${schema.name} exists but cannot be read`)
        await onConflict?.(theirs, version)
        refuseLostFiles(schema.name, change, theirs)
        snapshot = applyActions(snapshot, version, theirs)
      }
    },
  }
}

/** The actions that start a table, or widen its schema by columns that came later. */
function opening(schema: TableSchema, snapshot: Snapshot | undefined, nowMs: number): Action[] {
  const schemaString = deltaSchema(schema)
  if (snapshot && fieldNames(snapshot.metaData.schemaString).isSupersetOf(fieldNames(schemaString))) return []
  const metaData = {
    id: snapshot?.metaData.id ?? randomUUID(),
    name: schema.name,
    format: { provider: 'parquet', options: {} },
    schemaString,
    partitionColumns: schema.partitionColumns,
    configuration: {
      ...snapshot?.metaData.configuration,
      ...(snapshot ? { [SCHEMAS_KEY]: String(snapshot.schemas + 1) } : {}),
    },
    createdTime: snapshot?.metaData.createdTime ?? nowMs,
  }
  return snapshot ? [{ metaData }] : [{ protocol: { minReaderVersion: 1, minWriterVersion: 2 } }, { metaData }]
}

const fieldNames = (schemaString: string): Set<string> =>
  new Set((JSON.parse(schemaString) as { fields: { name: string }[] }).fields.map((field) => field.name))

function refuseLostFiles(table: string, change: Change, theirs: readonly Action[]): void {
  const gone = new Set(theirs.flatMap((action) => ('remove' in action && action.remove ? [action.remove.path] : [])))
  const lost = (change.removes ?? []).find((remove) => gone.has(remove.path))
  if (!lost) return
  throw new GridlakeError('lake.conflict', `another writer rewrote ${lost.path} of ${table} first`, {
    hint: 'run the command again: it starts from the new version',
    context: { table, path: lost.path },
  })
}
