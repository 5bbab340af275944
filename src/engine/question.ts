import type { Block } from '../core/time/block.ts'
import type { Format } from '../duckdb/encode/format.ts'
import type { SqlParameter } from '../duckdb/locked/sql-parameter.ts'
import type { CacheResult, HeldBytes } from './cache/held-bytes.ts'
import type { Cursor } from './cursor.ts'
import type { KeptDocuments } from './kept-documents.ts'
import type { LocationKind } from './locations/location-kind.ts'
import type { LakeRecords } from './records/lake-records.ts'

/** Which truth is asked for: what the world knew at `asOf`, as this lake held it at `knownAt`; both default to now. */
export interface Truth {
  asOf?: Temporal.Instant
  knownAt?: Temporal.Instant
  /** `recorded` leaves out rows whose publish time was inferred. Default `any`. */
  basis?: 'recorded' | 'any'
}

/**
 * Which of a key's versions are asked for. `latest`: the one that stands. `all`: one of each publication, withdrawals included
 * (column `withdrawn`); of what was read anew the last. `atHour`: those that stood at HH:00 of each market day for the intervals
 * that start after that moment (column `stood_at`); in the repeated hour its first pass, in the skipped one the clock not put forward.
 */
export type Postings = 'latest' | 'all' | { readonly atHour: number }

/** Hours from publication to interval, both ends included. */
export interface LeadHours {
  min?: number
  max?: number
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
  /** Default `latest`. Datasets only; `atHour` forecasts only. */
  postings?: Postings
  /**
   * Forecasts only: versions published so long ahead. `latest` is then the latest among them; of `atHour` those that stood and were
   * published so long ahead.
   */
  leadHours?: LeadHours
  limit?: number
  /** `nextCursor` of the page before. */
  after?: Cursor
}

/** `combined`: every quarter hour with the day-ahead, the real-time and the ancillary service prices that stand in it. */
export type PriceMarket = 'da' | 'rt' | 'spread' | 'as' | 'combined'

/** What is said of prices in the place of their rows; of `da`, `rt` and `spread`. Hours and days are the market's own, where no `zone` is named. */
export type PriceSummary =
  /** A row a location and measure: mean, quantiles, extremes, and the `top` highest and lowest intervals. */
  | { readonly of: 'stats'; readonly top: number }
  /** A row a location, day and hour, or a row a location, month and hour of the day with the mean. */
  | { readonly of: 'heatmap'; readonly by: 'day' | 'month'; readonly zone?: string }
  /** A row a location, or a location and year: its price-duration curve in about `points` points, and hours above `thresholdsUsdPerMwh`. */
  | {
      readonly of: 'duration'
      readonly by: 'range' | 'year'
      readonly points: number
      readonly thresholdsUsdPerMwh: readonly number[]
    }

/** Prices of locations in one market; intervals that start in `[from, to)`, in the order of location and interval. */
export interface PricesQuestion extends Truth {
  market: PriceMarket
  /** Settlement points; of `as`, ancillary services. None: all services of `as`, an error elsewhere. */
  locations: readonly string[]
  /** Real-time settlement point type (RN, HU, SH, AH, LZ, LZEW). Default: all but the energy-weighted twins (LZEW) of load zones. */
  locationType?: string
  from: Temporal.Instant
  to: Temporal.Instant
  /**
   * Default: the market's own; of `spread` the hour. A longer one, an hour or a market-local day, has the mean of what there is in it
   * (column `intervals`: of how many); in a shorter one the price of the hour stands in each quarter.
   */
  interval?: 'PT15M' | 'PT1H' | 'P1D'
  /** Default all: `priceColumns`. */
  columns?: readonly string[]
  /** Only intervals that start in one of these blocks, by the market's wall clock. */
  blocks?: readonly Block[]
  /**
   * About so many rows of each location: where it has more, of each stretch of time those with the lowest and the highest price, at
   * their own instants, and the first and the last of all.
   */
  points?: number
  summary?: PriceSummary
  limit?: number
  /** `nextCursor` of the page before. */
  after?: Cursor
}

/** Intervals that start in `[from, to)`; an open end is without limit. */
export interface TimeSlice {
  from?: Temporal.Instant
  to?: Temporal.Instant
}

/** Somebody's SQL over the views. Runs in a locked process. */
export interface SqlQuestion extends Truth {
  sql: string
  /** What stands for its `?` and `$1`, in their order. */
  parameters?: readonly SqlParameter[]
  /** Only rows of datasets and marts whose intervals start in `[from, to)`: a part of the answer of a plain scan. */
  within?: TimeSlice
  timeoutMs?: number
  /** From the first bytes to the last, for answers that readers take their time with; default what is left of `timeoutMs`. */
  readTimeoutMs?: number
  maxRows?: number
  maxBytes?: number
}

/** What SQL answers with and asks for. Both schemas are encapsulated messages of Arrow's IPC format. */
export interface SqlDescription {
  schema: Uint8Array
  parameterSchema: Uint8Array
  parameterCount: number
  /** Of a plain scan that was measured. */
  scan?: {
    /** Undefined: more than are counted. */
    rows: number | undefined
    /** Of a large one: ranges that can be asked apart, by `within`, under one truth. */
    slices: readonly TimeSlice[]
    knownAt: Temporal.Instant | undefined
  }
  versions: Readonly<Record<string, number>>
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
  /** Rows that there were before only some were kept for a picture; undefined: all are here. */
  downsampledFrom?: number
  /** Where the next page starts; null: this is the last one. Undefined where there is no limit. */
  nextCursor?: Cursor | null
  /** What the lake has of what was asked; of prices only. */
  coverage?: Coverage
}

/** Starts of the first and the last interval that the lake has; undefined: it has none. */
export interface CoveredSpan {
  firstInterval: string | undefined
  lastInterval: string | undefined
}

export interface Coverage extends CoveredSpan {
  /** The range asked for begins before the first interval or ends after the last one. */
  beyond: boolean
  datasets: Readonly<Record<string, CoveredSpan>>
}

/** An answer on its way out, encoded. Consume `body` or `return()` it: that ends the query. */
export interface Answer {
  format: Format
  meta: AnswerMeta
  body: AsyncIterable<Uint8Array>
  /** Where a cache holds all of it: the same bytes as `body`. */
  held?: HeldBytes
  /** Undefined: no cache was asked. */
  cache?: CacheResult
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

/** A place that datasets speak of: a settlement point, a balancing authority, a weather zone. */
export interface Location {
  name: string
  kind: LocationKind
  /** Settlement point types under which it is listed. */
  types: readonly string[]
  datasets: readonly string[]
  firstInterval: string
  lastInterval: string
}

/** What a dataset's rows have in the columns of its key, the time aside, and over which intervals. */
export interface HeldKey {
  values: Readonly<Record<string, string>>
  firstInterval: string
  lastInterval: string
}

export interface Engine {
  /** What analyses keep in the lake for good. */
  readonly kept: KeptDocuments
  /** What the lake has recorded of itself. */
  readonly records: LakeRecords
  /** Errors: `dataset.unknown`, `data.not_ingested`, `usage.invalid_argument` (unknown column). */
  rows(question: RowsQuestion, format: Format, signal?: AbortSignal): Promise<Answer>
  /** Errors: `location.unknown`, naming the nearest; `data.not_ingested`, `usage.invalid_argument`. */
  prices(question: PricesQuestion, format: Format, signal?: AbortSignal): Promise<Answer>
  /** Every place that what the lake holds speaks of, by name. */
  locations(): Promise<readonly Location[]>
  /** The keys that the lake has of a dataset, whatever their versions. Errors: `dataset.unknown`. */
  keys(dataset: string): Promise<readonly HeldKey[]>
  /** Errors: `query.*`. */
  sql(question: SqlQuestion, format: Format, signal?: AbortSignal): Promise<Answer>
  /** Describes SQL without running it; `measure` counts plain scans, shortly. Errors: `query.*`. */
  describe(question: SqlQuestion & { measure?: boolean }, signal?: AbortSignal): Promise<SqlDescription>
  status(): Promise<readonly DatasetStatus[]>
  /** Table versions of datasets and of the datasets of marts; those never ingested are left out. Reads no data. */
  versions(ids: readonly string[]): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}
