import type { Block } from '../core/time/block.ts'
import type { Format } from '../duckdb/encode/format.ts'

/** Which truth is asked for: what the world knew at `asOf`, as this lake held it at `knownAt`; both default to now. */
export interface Truth {
  asOf?: Temporal.Instant
  knownAt?: Temporal.Instant
  /** `recorded` leaves out rows whose publish time was inferred. Default `any`. */
  basis?: 'recorded' | 'any'
}

/** Rows of one dataset or mart; intervals that start in `[from, to)`. */
export interface RowsQuestion extends Truth {
  dataset: string
  from?: Temporal.Instant
  to?: Temporal.Instant
  /** View columns; default all. */
  columns?: readonly string[]
  /** Column → accepted values, as text. */
  filter?: Readonly<Record<string, readonly string[]>>
  /** Only intervals that start in one of these blocks, by the market's wall clock. */
  blocks?: readonly Block[]
  limit?: number
}

/** Somebody's SQL over the views. Runs in a locked process. */
export interface SqlQuestion extends Truth {
  sql: string
  timeoutMs?: number
  maxRows?: number
  maxBytes?: number
}

export interface AnswerMeta {
  /** Dataset → table version the answer was made from. */
  versions: Readonly<Record<string, number>>
  asOf: string | undefined
  knownAt: string | undefined
  basis: 'recorded' | 'any'
  /** Dataset → schema epochs of the documents that speak of the range asked for. */
  schemaEpochs?: Readonly<Record<string, readonly string[]>>
  /** Rows in the answer, and how many of them have an inferred publish time; undefined where not counted (free SQL). */
  rows?: number
  inferredRows?: number
}

/** An answer on its way out, encoded. Consume `body` or `return()` it: that ends the query. */
export interface Answer {
  format: Format
  meta: AnswerMeta
  body: AsyncIterable<Uint8Array>
}

export interface DatasetStatus {
  id: string
  /** Undefined: never ingested. */
  version: number | undefined
  rows: number
  files: number
  bytes: number
  firstInterval: string | undefined
  lastInterval: string | undefined
  lastPublishedAt: string | undefined
  lastIngestedAt: string | undefined
  quarantinedDocuments: number
  quarantinedRows: number
}

export interface Engine {
  /** Errors: `dataset.unknown`, `data.not_ingested`, `usage.invalid_argument` (unknown column). */
  rows(question: RowsQuestion, format: Format, signal?: AbortSignal): Promise<Answer>
  /** Errors: `query.*`. */
  sql(question: SqlQuestion, format: Format, signal?: AbortSignal): Promise<Answer>
  status(): Promise<readonly DatasetStatus[]>
  close(): Promise<void>
}
