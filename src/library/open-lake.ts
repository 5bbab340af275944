import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { type Clock, systemClock } from '../core/clock.ts'
import { GridlakeError } from '../core/errors.ts'
import { type Log, noLog } from '../core/log.ts'
import type { Block } from '../core/time/block.ts'
import { parseMoment } from '../core/time/parse-moment.ts'
import { findDataset } from '../datasets/catalogue.ts'
import type { Format } from '../duckdb/encode/format.ts'
import { ENGINE_DEFAULTS } from '../engine/engine.ts'
import type {
  DatasetStatus,
  PriceMarket,
  PricesQuestion,
  RowsQuestion,
  SqlQuestion,
  Truth,
} from '../engine/question.ts'
import type { DocumentReport } from '../ingest/batch.ts'
import { ingestFiles } from '../ingest/ingest-files.ts'
import { type ReprocessReport, reprocessDataset } from '../ingest/reprocess.ts'
import { maintainLake } from '../jobs/maintain.ts'
import { openWorkplace, type Workplace } from '../jobs/open-workplace.ts'
import type { CompactReport } from '../lake/compact.ts'
import type { DatasetColumn, DatasetId, DatasetRow, StoredId } from './dataset-row.ts'
import type { PriceRow } from './price-row.ts'

export interface OpenLakeOptions {
  memoryBytes?: number
  clock?: Clock
  log?: Log
}

const MARKET_ZONE = 'America/Chicago'

/** Moments as text: an ISO instant, or a date or date and time of the market (`2026-11-01`), or `now`, `today`, `yesterday`. */
export interface TruthOptions {
  asOf?: string
  knownAt?: string
  basis?: 'recorded' | 'any'
}

/**
 * Intervals that start in `[from, to)`, moments as text; `filter`: column to the values it may have, as text; `blocks`: only intervals
 * that start in one of them, `5x16` on-peak, `2x16`, `7x8`.
 */
export interface RowsOptions<Id extends DatasetId, Column extends DatasetColumn<Id>> extends TruthOptions {
  from?: string
  to?: string
  columns?: readonly Column[]
  filter?: { readonly [Name in DatasetColumn<Id>]?: readonly string[] }
  blocks?: readonly Block[]
  limit?: number
}

/** Intervals that start in `[from, to)`, moments as text; the rest as in `/api/v1/prices`. */
export interface PricesOptions<Market extends PriceMarket> extends TruthOptions {
  market: Market
  /** Settlement points; of `as` services, by default all. */
  locations?: readonly string[]
  from: string
  to: string
  interval?: 'PT15M' | 'PT1H' | 'P1D'
  blocks?: readonly Block[]
  locationType?: string
  limit?: number
}

/** A lake in this process. Dispose it with `await using` or `close()`. */
export interface OpenedLake extends AsyncDisposable {
  /** Rows of a dataset or mart, typed by the catalogue. Errors: `dataset.unknown`, `data.not_ingested`, `usage.invalid_argument`. */
  rows<Id extends DatasetId, Column extends DatasetColumn<Id> = DatasetColumn<Id>>(
    dataset: Id,
    options?: RowsOptions<Id, Column>,
  ): Promise<Pick<DatasetRow<Id>, Column>[]>
  /**
   * Prices of settlement points, `rt`, `da`, `spread` (real-time less day-ahead), `combined`, or of ancillary services, `as`.
   * Errors: `location.unknown`, `data.not_ingested`, `usage.invalid_argument`.
   */
  prices<Market extends PriceMarket>(options: PricesOptions<Market>): Promise<PriceRow<Market>[]>
  /** Rows of free SQL over the views `ercot.*`, `eia.*`, `mart.*`, `gridlake.*`. Errors: `query.*`. */
  query<Row = Record<string, unknown>>(sql: string, options?: TruthOptions): Promise<Row[]>
  /** The same, encoded. */
  export(sql: string, format: Format, options?: TruthOptions): Promise<AsyncIterable<Uint8Array>>
  /** Ingests files, zips and folders; a report per document as it goes. */
  ingestFiles(...paths: string[]): AsyncIterable<DocumentReport>
  reprocess(dataset: StoredId): Promise<ReprocessReport>
  compact(): Promise<CompactReport[]>
  status(): Promise<readonly DatasetStatus[]>
  close(): Promise<void>
}

/** Opens the lake in `directory` (default `./data`); it need not exist. */
export async function openLake(directory = './data', options: OpenLakeOptions = {}): Promise<OpenedLake> {
  const { clock = systemClock, log = noLog } = options
  const memoryBytes = options.memoryBytes ?? Math.min(1e9, totalmem() / 4)
  const place = await openWorkplace(
    {
      dataDirectory: resolve(directory),
      memoryBytes,
      queryTimeoutMs: ENGINE_DEFAULTS.timeoutMs,
      queryMaxRows: ENGINE_DEFAULTS.maxRows,
      queryMaxBytes: ENGINE_DEFAULTS.maxBytes,
      queryMemoryBytes: ENGINE_DEFAULTS.memoryBytes,
    },
    { clock },
  )
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= Promise.resolve(place[Symbol.asyncDispose]())
    return closed
  }
  const openPlace = (): Workplace => {
    if (!closed) return place
    throw new GridlakeError('usage.invalid_argument', 'this lake is closed', { hint: 'open it again with openLake()' })
  }
  const moment = (text: string | undefined, zone = MARKET_ZONE) =>
    text === undefined ? undefined : parseMoment(text, zone, clock.now())
  const truth = ({ asOf, knownAt, basis }: TruthOptions): Truth => {
    const [asOfInstant, knownAtInstant] = [moment(asOf), moment(knownAt)]
    return {
      ...(asOfInstant ? { asOf: asOfInstant } : {}),
      ...(knownAtInstant ? { knownAt: knownAtInstant } : {}),
      ...(basis ? { basis } : {}),
    }
  }
  return {
    async rows<Id extends DatasetId, Column extends DatasetColumn<Id>>(
      dataset: Id,
      asked: RowsOptions<Id, Column> = {},
    ) {
      const [from, to] = [moment(asked.from), moment(asked.to)]
      const { columns, filter, blocks, limit } = asked
      const question: RowsQuestion = {
        dataset,
        ...truth(asked),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(columns ? { columns } : {}),
        ...(filter ? { filter: filter as Readonly<Record<string, readonly string[]>> } : {}),
        ...(blocks ? { blocks } : {}),
        ...(limit === undefined ? {} : { limit }),
      }
      return collect<Pick<DatasetRow<Id>, Column>>((await openPlace().engine.rows(question, 'ndjson')).body)
    },
    async prices<Market extends PriceMarket>(asked: PricesOptions<Market>) {
      const { market, locations = [], interval, blocks, locationType, limit } = asked
      const { engine } = openPlace()
      const question: PricesQuestion = {
        market,
        locations,
        ...truth(asked),
        from: parseMoment(asked.from, MARKET_ZONE, clock.now()),
        to: parseMoment(asked.to, MARKET_ZONE, clock.now()),
        ...(interval ? { interval } : {}),
        ...(blocks ? { blocks } : {}),
        ...(locationType === undefined ? {} : { locationType }),
        ...(limit === undefined ? {} : { limit }),
      }
      return collect<PriceRow<Market>>((await engine.prices(question, 'ndjson')).body)
    },
    async query<Row>(sql: string, asked: TruthOptions = {}) {
      return collect<Row>((await openPlace().engine.sql(sqlQuestion(sql, truth(asked)), 'ndjson')).body)
    },
    async export(sql, format, asked = {}) {
      return (await openPlace().engine.sql(sqlQuestion(sql, truth(asked)), format)).body
    },
    async *ingestFiles(...paths) {
      if (paths.length === 0) throw new GridlakeError('usage.invalid_argument', 'ingestFiles needs at least one path')
      yield* ingestFiles(openPlace().lake, paths, { log })
    },
    async reprocess(dataset) {
      const { lake } = openPlace()
      return reprocessDataset(lake, findDataset(dataset, lake.catalogue), log)
    },
    compact: async () => maintainLake(openPlace().lake, log, undefined, 1),
    status: async () => openPlace().engine.status(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const sqlQuestion = (sql: string, truth: Truth): SqlQuestion => ({ sql, ...truth })

async function collect<Row>(body: AsyncIterable<Uint8Array>): Promise<Row[]> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}
