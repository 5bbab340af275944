import { findViewed } from '../datasets/find-viewed.ts'
import { encodeParquet } from '../duckdb/encode/encode-parquet.ts'
import { encodeQuery } from '../duckdb/encode/encode-result.ts'
import type { Format } from '../duckdb/encode/format.ts'
import { createLockedPool, type LockedPool } from '../duckdb/locked/locked-pool.ts'
import type { Lake } from '../lake/lake.ts'
import { type AskedViews, readAskedViews } from './asked-views.ts'
import { closingBody } from './closing-body.ts'
import { snapshotStatus } from './dataset-status.ts'
import { notIngested } from './not-ingested.ts'
import type { Answer, AnswerMeta, DatasetStatus, Engine, RowsQuestion, SqlQuestion, Truth } from './question.ts'
import { rowsSql } from './rows-sql.ts'
import { createEpochReader, type EpochReader, type SchemaEpochs } from './schema-epochs.ts'
import { systemViews } from './system-views.ts'
import { readViewedRelation } from './viewed-relation.ts'

/** SQL questions answered at once; each has a process of its own. */
const SQL_PROCESSES = 2

export interface EngineOptions {
  /** Limits of free SQL where the question has none. */
  timeoutMs: number
  maxRows: number
  maxBytes: number
  memoryBytes: number
}

export const ENGINE_DEFAULTS: EngineOptions = {
  timeoutMs: 30_000,
  maxRows: 1_000_000,
  maxBytes: 256 * 1024 ** 2,
  memoryBytes: 1_500_000_000,
}

/** Answers questions over a lake. `close()` ends its child process and leaves the lake's database open. */
export function openEngine(lake: Lake, options: Partial<EngineOptions> = {}): Engine {
  const limits = { ...ENGINE_DEFAULTS, ...options }
  let pool: LockedPool | undefined
  let quarantined: Quarantined | undefined
  const epochs = createEpochReader(lake)
  return {
    rows: (question, format, signal) => answerRows(lake, epochs, question, format, signal),
    async sql(question, format, signal) {
      const views = await readAskedViews(lake, question.sql, question)
      const schemaEpochs = await epochs.within(Object.keys(views.versions), {})
      pool ??= createLockedPool({ spillDirectory: lake.store.address('tmp/sql'), size: SQL_PROCESSES })
      return answerSql(pool, views, schemaEpochs, question, format, limits, signal)
    },
    async status() {
      quarantined = await countQuarantined(lake, quarantined)
      return readStatus(lake, quarantined)
    },
    close: async () => pool?.close(),
  }
}

async function answerRows(
  lake: Lake,
  epochs: EpochReader,
  question: RowsQuestion,
  format: Format,
  signal?: AbortSignal,
): Promise<Answer> {
  const viewed = findViewed(question.dataset, lake.catalogue)
  const relation = await readViewedRelation(lake, viewed, question, question)
  if (!relation) throw notIngested(viewed)
  const { sql, countSql } = rowsSql(viewed, question, relation.sql, relation.span)
  const schemaEpochs = await epochs.within(Object.keys(relation.versions), question)
  const session = await lake.database.connect()
  try {
    const [counts] = await session.rows<{ rows: number; inferred: number }>(countSql)
    const meta: AnswerMeta = {
      ...metaOf(question, relation.versions, schemaEpochs),
      rows: counts?.rows ?? 0,
      inferredRows: counts?.inferred ?? 0,
    }
    const body = encoded(lake, session, sql, format, meta, signal)
    return { format, meta, body: closingBody(body, () => session[Symbol.dispose]()) }
  } catch (error) {
    session[Symbol.dispose]()
    throw error
  }
}

function encoded(
  lake: Lake,
  session: Awaited<ReturnType<Lake['database']['connect']>>,
  sql: string,
  format: Format,
  meta: AnswerMeta,
  signal?: AbortSignal,
) {
  const options = signal ? { signal } : {}
  if (format === 'parquet') return encodeParquet(session, sql, lake.store.address('tmp'), options)
  return encodeQuery(
    session,
    sql,
    format,
    format === 'json' ? { ...options, wrap: { meta: metaRecord(meta) } } : options,
  )
}

/** Meta as documents and headers spell it. */
const metaRecord = (meta: AnswerMeta): Record<string, unknown> => ({
  versions: meta.versions,
  as_of: meta.asOf ?? null,
  known_at: meta.knownAt ?? null,
  basis: meta.basis,
  schema_epochs: meta.schemaEpochs ?? {},
  ...(meta.rows === undefined ? {} : { rows: meta.rows, inferred_rows: meta.inferredRows }),
})

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
      format,
      ...(format === 'json' ? { wrap: { meta: metaRecord(meta) } } : {}),
      limits: {
        timeoutMs: Math.min(question.timeoutMs ?? limits.timeoutMs, limits.timeoutMs),
        maxRows: question.maxRows ?? limits.maxRows,
        maxBytes: question.maxBytes ?? limits.maxBytes,
        memoryBytes: limits.memoryBytes,
      },
    },
    signal,
  )
  return { format, meta, body }
}

const metaOf = (truth: Truth, versions: Readonly<Record<string, number>>, schemaEpochs: SchemaEpochs): AnswerMeta => ({
  versions,
  schemaEpochs,
  asOf: truth.asOf?.toString(),
  knownAt: truth.knownAt?.toString(),
  basis: truth.basis ?? 'any',
})

/** What was set aside per dataset, by the receipts table at a version. */
interface Quarantined {
  version: number | undefined
  counts: ReadonlyMap<string, { documents: number; rows: number }>
}

async function readStatus(lake: Lake, { counts }: Quarantined): Promise<DatasetStatus[]> {
  const statuses: DatasetStatus[] = []
  for (const dataset of lake.catalogue) {
    const { documents, rows } = counts.get(dataset.id) ?? { documents: 0, rows: 0 }
    const status = snapshotStatus(dataset.id, await lake.table(dataset).snapshot())
    statuses.push({ ...status, quarantinedDocuments: documents, quarantinedRows: rows })
  }
  return statuses
}

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
