import { rm, writeFile } from 'node:fs/promises'
import type { Session } from '../../duckdb/database.ts'
import { sqlText } from '../../duckdb/sql-text.ts'
import type { ObjectStore } from '../stores/object-store.ts'
import { type Action, type AddFile, checkpointPath, type MetaData, type RemoveFile } from './actions.ts'
import { applyActions, type Snapshot } from './snapshot.ts'

const MAP = 'MAP(VARCHAR, VARCHAR)'
const ADD = `STRUCT(path VARCHAR, "partitionValues" ${MAP}, size BIGINT, "modificationTime" BIGINT, "dataChange" BOOLEAN, tags ${MAP}, stats VARCHAR)`
const REMOVE = `STRUCT(path VARCHAR, "deletionTimestamp" BIGINT, "dataChange" BOOLEAN, "extendedFileMetadata" BOOLEAN, "partitionValues" ${MAP}, size BIGINT, tags ${MAP})`
const METADATA = `STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options ${MAP}), "schemaString" VARCHAR, "partitionColumns" VARCHAR[], configuration ${MAP}, "createdTime" BIGINT)`
const PROTOCOL = 'STRUCT("minReaderVersion" INTEGER, "minWriterVersion" INTEGER)'
const TXN = 'STRUCT("appId" VARCHAR, version BIGINT, "lastUpdated" BIGINT)'

/** How many commits a reader may have to replay. */
export const CHECKPOINT_EVERY = 100

/** Readers of older versions and vacuum need removed files this long; the protocol's own default. */
const TOMBSTONE_MS = 7 * 24 * 3_600_000

/** Writes a checkpoint of `snapshot`, with the removed files that vacuum still has to see. */
export async function writeCheckpoint(
  store: ObjectStore,
  folder: string,
  session: Session,
  snapshot: Snapshot,
  nowMs: number,
): Promise<void> {
  const actions: Action[] = [
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    { metaData: snapshot.metaData },
    ...[...snapshot.files.values()].map(({ add }) => ({ add: { ...add, dataChange: false } })),
    ...[...snapshot.removed.values()]
      .filter(({ deletionTimestamp }) => deletionTimestamp > nowMs - TOMBSTONE_MS)
      .map((remove) => ({ remove: { ...remove, dataChange: false } })),
  ]
  const lines = await store.scratchPath('checkpoint.ndjson')
  const parquet = await store.scratchPath('checkpoint.parquet')
  try {
    await writeFile(lines, actions.map((action) => JSON.stringify(action)).join('\n'))
    await session.run(`COPY (
      SELECT txn, "add", remove, "metaData", protocol FROM read_json(${sqlText(lines)}, format = 'newline_delimited', maximum_object_size = 67108864,
        columns = { txn: ${sqlText(TXN)}, "add": ${sqlText(ADD)}, remove: ${sqlText(REMOVE)}, "metaData": ${sqlText(METADATA)}, protocol: ${sqlText(PROTOCOL)} })
    ) TO ${sqlText(parquet)} (FORMAT parquet, COMPRESSION snappy)`)
    await store.adopt(parquet, checkpointPath(folder, snapshot.version))
    const pointer = await store.scratchPath('last_checkpoint')
    await writeFile(pointer, JSON.stringify({ version: snapshot.version, size: actions.length }))
    await store.adopt(pointer, `${folder}/_delta_log/_last_checkpoint`)
  } finally {
    await rm(lines, { force: true })
    await rm(parquet, { force: true })
  }
}

/** The newest checkpoint of one file. `_last_checkpoint` is only a hint: it may be lost, or behind, or name one of many parts by others. */
export async function newestCheckpoint(store: ObjectStore, folder: string): Promise<number | undefined> {
  const names = await store.list(`${folder}/_delta_log`)
  const newest = names.filter((name) => /^\d{20}\.checkpoint\.parquet$/.test(name)).at(-1)
  return newest === undefined ? undefined : Number.parseInt(newest, 10)
}

/** The snapshot of the newest checkpoint, or undefined when there is none. */
export async function readCheckpoint(
  store: ObjectStore,
  folder: string,
  session: () => Promise<Session>,
): Promise<Snapshot | undefined> {
  const version = await newestCheckpoint(store, folder)
  if (version === undefined) return undefined
  const path = checkpointPath(folder, version)
  using reader = await session()
  const actions: Action[] = []
  // Other writers add columns of their own; only these matter here.
  const rows = await reader.rows<Record<'add' | 'remove' | 'metaData', string | null>>(
    `SELECT to_json("add")::VARCHAR AS "add", to_json(remove)::VARCHAR AS remove, to_json("metaData")::VARCHAR AS "metaData"
     FROM read_parquet(${sqlText(store.address(path))})`,
  )
  for (const row of rows) {
    const add = parse<AddFile>(row.add)
    const remove = parse<RemoveFile>(row.remove)
    const metaData = parse<MetaData>(row.metaData)
    if (add?.path) actions.push({ add })
    if (remove?.path) actions.push({ remove })
    if (metaData?.schemaString) actions.unshift({ metaData })
  }
  return applyActions(undefined, version, actions)
}

const parse = <T>(text: string | null): T | undefined =>
  text === null ? undefined : ((JSON.parse(text) as T | null) ?? undefined)
