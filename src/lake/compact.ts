import { GridlakeError, hasCode } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { createEnumTypes } from '../duckdb/enum-types.ts'
import { sqlName } from '../duckdb/sql-text.ts'
import type { AddFile, RemoveFile } from './delta/actions.ts'
import type { LakeFile, Snapshot } from './delta/snapshot.ts'
import { filesSql } from './files-sql.ts'
import type { Lake } from './lake.ts'
import type { LakeTable } from './lake-table.ts'
import { RANK_SQL } from './version-rank.ts'
import { writePart } from './write-part.ts'

export interface CompactOptions {
  /** Partitions with fewer files that are not compacted are left alone. */
  minTailFiles?: number
  signal?: AbortSignal
}

export interface CompactReport {
  table: string
  partitions: number
  filesBefore: number
  filesAfter: number
  rows: number
}

const MIN_TAIL_FILES = 2

/** Partitions worth compacting: those with at least `minTailFiles` files that are not compacted. Pure. */
function planCompaction(snapshot: Snapshot, minTailFiles: number): LakeFile[][] {
  const partitions = Map.groupBy(snapshot.files.values(), (file) => JSON.stringify(file.partition))
  return [...partitions.values()].filter((files) => files.filter((file) => file.kind === 'tail').length >= minTailFiles)
}

/**
 * Rewrites each partition of a dataset's table as one file of current and one of superseded rows, one commit per
 * partition. Every row stays; answers don't change. What another writer rewrites meanwhile is left to it.
 */
export async function compactDataset(
  lake: Lake,
  dataset: Dataset,
  options: CompactOptions = {},
): Promise<CompactReport> {
  const table = lake.table(dataset)
  const key = dataset.key.map(sqlName).join(', ')
  // The first better version to be published is what ends a row's time as the answer.
  const superseded = `min(published_at) OVER (PARTITION BY ${key} ORDER BY ${RANK_SQL} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`
  return compactTable(lake, table, options, async (session, files, write) => {
    const columns = table.schema.columns.filter(({ name }) => name !== 'superseded_at').map(({ name }) => sqlName(name))
    await session.run(
      `CREATE OR REPLACE TEMP TABLE compacting AS SELECT ${columns.join(', ')}, ${superseded} AS superseded_at FROM ${files}`,
    )
    const texts = table.schema.columns.filter(({ type }) => type === 'string').map(({ name }) => name)
    const enums = await createEnumTypes(session, texts, 'SELECT * FROM compacting')
    const adds = [
      await write('SELECT * FROM compacting WHERE superseded_at IS NULL', 'current', enums),
      await write('SELECT * FROM compacting WHERE superseded_at IS NOT NULL', 'superseded', enums),
    ]
    await session.run('DROP TABLE compacting')
    return adds
  })
}

/** Joins the small files of a table without keys (receipts, quarantine) into one. */
export async function compactSystemTable(
  lake: Lake,
  table: LakeTable,
  options: CompactOptions = {},
): Promise<CompactReport> {
  return compactTable(lake, table, options, async (_session, files, write) => [
    await write(`SELECT * FROM ${files}`, 'tail'),
  ])
}

type Write = (
  sql: string,
  kind: LakeFile['kind'],
  enums?: ReadonlyMap<string, string | undefined>,
) => Promise<AddFile | undefined>

async function compactTable(
  lake: Lake,
  table: LakeTable,
  options: CompactOptions,
  rewrite: (session: Session, files: string, write: Write) => Promise<(AddFile | undefined)[]>,
): Promise<CompactReport> {
  let snapshot = await table.snapshot()
  const report = {
    table: table.schema.name,
    partitions: 0,
    filesBefore: snapshot?.files.size ?? 0,
    filesAfter: 0,
    rows: 0,
  }
  for (const files of snapshot ? planCompaction(snapshot, options.minTailFiles ?? MIN_TAIL_FILES) : []) {
    if (options.signal?.aborted) break
    if (!files.every(({ path }) => snapshot?.files.has(path))) continue
    using session = await lake.database.connect()
    const nowMs = lake.clock.now().epochMilliseconds
    const addresses = files.map((file) => lake.store.address(`${table.folder}/${file.path}`))
    const written: AddFile[] = []
    const write: Write = async (sql, kind, enums) => {
      const add = await writePart(lake.store, session, sql, {
        folder: table.folder,
        table: table.schema,
        partition: files[0]?.partition ?? {},
        kind,
        version: (snapshot?.version ?? -1) + 1,
        nowMs,
        ...(enums ? { enums } : {}),
      })
      if (add) written.push({ ...add, dataChange: false })
      return add
    }
    try {
      await rewrite(session, filesSql(table.schema, snapshot, addresses), write)
      const removes = files.map((file) => removal(file, nowMs))
      snapshot = await table.commit(snapshot, {
        adds: written,
        removes,
        info: { operation: 'OPTIMIZE', files: files.length },
      })
    } catch (error) {
      // Of any other failure it is not known whether the commit stands.
      if (!(error instanceof GridlakeError)) throw error
      for (const add of written) await lake.store.remove(`${table.folder}/${add.path}`)
      if (!hasCode(error, 'lake.conflict')) throw error
      snapshot = await table.snapshot()
      continue
    }
    report.partitions++
    report.rows += files.reduce((sum, file) => sum + (file.rows ?? 0), 0)
  }
  report.filesAfter = snapshot?.files.size ?? 0
  return report
}

function removal(file: LakeFile, nowMs: number): RemoveFile {
  return {
    path: file.add.path,
    deletionTimestamp: nowMs,
    dataChange: false,
    extendedFileMetadata: true,
    partitionValues: file.partition,
    size: file.sizeBytes,
  }
}
