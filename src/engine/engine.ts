import { META_MEMBERS } from '../core/answer-format.ts'
import { findDataset } from '../datasets/catalogue.ts'
import type { Format } from '../duckdb/encode/format.ts'
import { createLockedPool, type LockedPool } from '../duckdb/locked/locked-pool.ts'
import type { Lake } from '../lake/lake.ts'
import { metaOf, metaRecord } from './answer-meta.ts'
import { answerRows } from './answer-rows.ts'
import { type AskedViews, readAskedViews } from './asked-views.ts'
import { snapshotStatus } from './dataset-status.ts'
import { describeSql } from './describe-sql.ts'
import { createInferredFiles } from './inferred-files.ts'
import { createKeptDocuments } from './kept-documents.ts'
import { createKeyReader } from './key-reader.ts'
import { createLocationIndex } from './locations/location-index.ts'
import { readLocations } from './locations/read-locations.ts'
import { answerPrices } from './prices/answer-prices.ts'
import type { Answer, DatasetStatus, Engine, SqlQuestion } from './question.ts'
import { readVersions } from './read-versions.ts'
import { openLakeRecords } from './records/open-lake-records.ts'
import { createEpochReader, type SchemaEpochs } from './schema-epochs.ts'
import { systemViews } from './system-views.ts'

export interface EngineOptions {
  /** Limits of free SQL where the question has none. */
  timeoutMs: number
  maxRows: number
  maxBytes: number
  memoryBytes: number
  /** SQL questions answered at once; each has a process of its own. */
  sqlProcesses: number
}

export const ENGINE_DEFAULTS: EngineOptions = {
  timeoutMs: 30_000,
  maxRows: 1_000_000,
  maxBytes: 256 * 1024 ** 2,
  memoryBytes: 1_500_000_000,
  sqlProcesses: 4,
}

/** Answers questions over a lake. `close()` ends its child process and leaves the lake's database open. */
export function openEngine(lake: Lake, options: Partial<EngineOptions> = {}): Engine {
  const limits = { ...ENGINE_DEFAULTS, ...options }
  let pool: LockedPool | undefined
  let quarantined: Quarantined | undefined
  const epochs = createEpochReader(lake)
  const keys = createKeyReader(lake)
  const place = { lake, epochs, mayHoldInferred: createInferredFiles(), locations: createLocationIndex(lake) }
  const openPool = () => {
    pool ??= createLockedPool({ spillDirectory: lake.store.address('tmp/sql'), size: limits.sqlProcesses })
    return pool
  }
  return {
    kept: createKeptDocuments(lake.store),
    records: openLakeRecords(lake),
    rows: (question, format, signal) => answerRows(place, question, format, signal),
    prices: (question, format, signal) => answerPrices(place, question, format, signal),
    keys: async (id) => keys(findDataset(id, lake.catalogue)),
    locations: () => readLocations(lake, place.locations),
    async sql(question, format, signal) {
      const views = await readAskedViews(lake, question.sql, question, question.within)
      const schemaEpochs = await epochs.within(Object.keys(views.versions), {})
      return answerSql(openPool(), views, schemaEpochs, question, format, limits, signal)
    },
    async describe(question, signal) {
      const views = await readAskedViews(lake, question.sql, question)
      return describeSql(openPool(), views, question, limits, limits.sqlProcesses, signal)
    },
    async status() {
      quarantined = await countQuarantined(lake, quarantined)
      return readStatus(lake, quarantined)
    },
    versions: (ids) => readVersions(lake, ids),
    close: async () => pool?.close(),
  }
}

async function answerSql(
  pool: LockedPool,
  { statements, files, versions }: AskedViews,
  schemaEpochs: SchemaEpochs,
  question: SqlQuestion,
  format: Format,
  limits: EngineOptions,
  signal?: AbortSignal,
): Promise<Answer> {
  const meta = metaOf(question, versions, schemaEpochs)
  const { body } = await pool.query(
    {
      views: statements,
      allowedPaths: files,
      sql: question.sql,
      ...(question.parameters ? { parameters: question.parameters } : {}),
      format,
      // A part of an answer: other processes answer the others, and keep the other cores busy.
      ...(question.within ? { threads: 1 } : {}),
      ...(META_MEMBERS[format] ? { wrap: { meta: metaRecord(meta) } } : {}),
      limits: {
        timeoutMs: Math.min(question.timeoutMs ?? limits.timeoutMs, limits.timeoutMs),
        ...(question.readTimeoutMs === undefined ? {} : { readTimeoutMs: question.readTimeoutMs }),
        maxRows: question.maxRows ?? limits.maxRows,
        maxBytes: question.maxBytes ?? limits.maxBytes,
        memoryBytes: limits.memoryBytes,
      },
    },
    signal,
  )
  return { format, meta, body }
}

/** What was set aside per dataset, by the receipts table at a version. */
interface Quarantined {
  version: number | undefined
  counts: ReadonlyMap<string, { documents: number; rows: number }>
}

/** All tables are looked at together: every page asks for it first. */
const readStatus = (lake: Lake, { counts }: Quarantined): Promise<DatasetStatus[]> =>
  Promise.all(
    lake.catalogue.map(async (dataset) => {
      const { documents, rows } = counts.get(dataset.id) ?? { documents: 0, rows: 0 }
      const status = snapshotStatus(dataset.id, await lake.table(dataset).snapshot())
      return { ...status, quarantinedDocuments: documents, quarantinedRows: rows }
    }),
  )

async function countQuarantined(lake: Lake, known: Quarantined | undefined): Promise<Quarantined> {
  const version = (await lake.receipts.snapshot())?.version
  if (known && known.version === version) return known
  const [receipts] = await systemViews(lake, new Set(['gridlake.receipts']))
  if (!receipts || receipts.files.length === 0) return { version, counts: new Map() }
  using session = await lake.database.connect()
  const rows = await session.rows<{ dataset: string; documents: number; rows: number }>(
    `SELECT dataset, (count(*) FILTER (status = 'quarantined'))::INTEGER AS documents, sum(rows_quarantined)::DOUBLE AS rows FROM (${receipts.sql}) GROUP BY dataset`,
  )
  return { version, counts: new Map(rows.map((row) => [row.dataset, row])) }
}
