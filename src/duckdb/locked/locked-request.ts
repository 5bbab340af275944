import type { Format } from '../encode/format.ts'
import type { SqlParameter } from './sql-parameter.ts'

export interface LockedLimits {
  /** From the call to the last byte, waiting for a turn and for a slow reader included; the start of a process is not. */
  timeoutMs: number
  /** From the first bytes to the last, where a reader may take longer: `timeoutMs` then only counts until the first ones. */
  readTimeoutMs?: number
  maxRows: number
  maxBytes: number
  /** What the query's process may hold beyond what it holds idle. */
  memoryBytes: number
  /** What it may spill to disk; default four times `memoryBytes`. */
  spillBytes?: number
}

/** Somebody's SQL, and the only things it may see. */
export interface LockedRequest {
  /** Trusted statements that make schemas, views, variables; run before the lock. */
  views: readonly string[]
  /** The exact files the views read. */
  allowedPaths: readonly string[]
  sql: string
  /** What stands for its `?` and `$1`. */
  parameters?: readonly SqlParameter[]
  /** `description`: a StatementDescription in JSON, and the statement is not run. */
  format: Format | 'description'
  /** Of a description: whether plain scans are counted. */
  measure?: boolean
  limits: LockedLimits
  /** Threads that DuckDB may use; default one for each core. */
  threads?: number
  /** JSON and columnar only: `{"meta":{…},"data":[…]}` (`"columns":{…}`). */
  wrap?: { meta: object } | undefined
}
