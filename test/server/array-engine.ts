import { GridlakeError } from '../../src/core/errors.ts'
import type { Answer, DatasetStatus, Engine, HeldKey, RowsQuestion } from '../../src/engine/question.ts'

export type Row = Record<string, unknown> & { interval_start: string; interval_end: string; published_at: string }

export interface ArrayEngineOptions {
  /** Dataset → rows; without rows it was never ingested. */
  rows: Readonly<Record<string, readonly Row[]>>
  /** Every question asked, for tests to look at. */
  asked?: RowsQuestion[]
  version?: () => number
}

const encoder = new TextEncoder()

/** An engine over arrays: rows filtered as the real one does, in JSON or CSV; SQL answers one row that repeats the question. */
export function createArrayEngine({ rows, asked = [], version = () => 3 }: ArrayEngineOptions): Engine {
  return {
    kept: { list: async () => [], read: async () => undefined, keep: async (_folder, _name, document) => document },
    records: {
      presence: async () => ({ version: version(), firstInterval: undefined, intervalMs: undefined, hours: new Map() }),
      receipts: async () => [],
      quarantinedRows: async () => [],
      committedSince: async () => new Map(),
      silences: async () => [],
    },
    async rows(question, format) {
      asked.push(question)
      const all = rows[question.dataset]
      if (!all) throw new GridlakeError('data.not_ingested', `${question.dataset} was never ingested`)
      return answer(format, { [question.dataset]: version() }, select(all, question), question)
    },
    async prices(question, format) {
      const all = rows['ercot.rt_spp'] ?? []
      const filter = { settlement_point: question.locations }
      const { from, to } = question
      const held = select(all, { dataset: 'ercot.rt_spp', from, to, filter })
      return answer(format, { 'ercot.rt_spp': version() }, held, question)
    },
    locations: async () => [],
    keys: async (id) => keysOf(rows[id] ?? []),
    async sql(question, format) {
      if (!/^select/i.test(question.sql)) throw new GridlakeError('query.forbidden', 'only SELECT is allowed')
      const { sql, timeoutMs, maxRows } = question
      return answer(format, {}, [{ sql, timeout_ms: timeoutMs, max_rows: maxRows }], question)
    },
    describe: async () => ({
      schema: new Uint8Array(0),
      parameterSchema: new Uint8Array(0),
      parameterCount: 0,
      versions: {},
    }),
    status: async () => Object.entries(rows).map(([id, held]) => statusOf(id, held, version())),
    versions: async (ids) => Object.fromEntries(ids.flatMap((id) => (rows[id]?.length ? [[id, version()]] : []))),
    close: async () => {},
  }
}

function select(rows: readonly Row[], question: RowsQuestion): Record<string, unknown>[] {
  const inSpan = ({ interval_start, published_at }: Row) =>
    (!question.from || interval_start >= question.from.toString()) &&
    (!question.to || interval_start < question.to.toString()) &&
    (!question.asOf || published_at <= question.asOf.toString())
  const filters = Object.entries(question.filter ?? {})
  return rows
    .filter((row) => inSpan(row) && filters.every(([name, values]) => values.includes(String(row[name]))))
    .slice(0, question.limit)
    .map((row) => Object.fromEntries((question.columns ?? Object.keys(row)).map((name) => [name, row[name] ?? null])))
}

function answer(
  format: Answer['format'],
  versions: Record<string, number>,
  rows: readonly Record<string, unknown>[],
  truth: RowsQuestion | { asOf?: Temporal.Instant },
): Answer {
  const asOf = truth.asOf?.toString()
  const meta = { versions, asOf, knownAt: undefined, basis: 'any', rows: rows.length, inferredRows: 0 } as const
  const wire = { versions, as_of: asOf ?? null, known_at: null, basis: 'any', rows: rows.length, inferred_rows: 0 }
  const header = Object.keys(rows[0] ?? {}).join(',')
  const text =
    format === 'csv'
      ? [header, ...rows.map((row) => Object.values(row).join(','))].join('\n')
      : JSON.stringify({ meta: wire, data: rows })
  return {
    format,
    meta,
    body: (async function* () {
      yield encoder.encode(text)
    })(),
  }
}

function keysOf(rows: readonly Row[]): HeldKey[] {
  const points = Map.groupBy(rows, (row) => String(row['settlement_point']))
  return [...points].map(([settlement_point, held]) => {
    const starts = held.map((row) => row.interval_start).sort()
    return {
      values: { settlement_point, settlement_point_type: 'HU' },
      firstInterval: starts[0] ?? '',
      lastInterval: starts.at(-1) ?? '',
    }
  })
}

function statusOf(id: string, rows: readonly Row[], version: number): DatasetStatus {
  const sorted = (name: 'interval_start' | 'published_at') => rows.map((row) => row[name]).sort()
  return {
    id,
    version: rows.length === 0 ? undefined : version,
    rows: rows.length,
    files: 1,
    bytes: 1000,
    firstInterval: sorted('interval_start')[0],
    lastInterval: sorted('interval_start').at(-1),
    lastPublishedAt: sorted('published_at').at(-1),
    lastIngestedAt: sorted('published_at').at(-1),
    quarantinedDocuments: 0,
    quarantinedRows: 0,
  }
}
