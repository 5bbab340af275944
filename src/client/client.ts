import { ANSWER_MEDIA_TYPES, type AnswerFormat } from '../contract/answer-format.ts'
import type { Fetch } from '../contract/fetch.ts'
import { writeFilterValue } from '../contract/filter-values.ts'
import { PATHS } from '../contract/paths.ts'
import { readProblem } from '../contract/problem.ts'
import type { DatasetDetail, DatasetList } from '../contract/schemas/dataset.ts'
import type { ForecastList } from '../contract/schemas/forecast.ts'
import type { Health } from '../contract/schemas/health.ts'
import type { LocationList } from '../contract/schemas/locations.ts'
import type { PriceRow, PricesMeta } from '../contract/schemas/prices.ts'
import type { PriceAnnotations } from '../contract/schemas/prices-annotations.ts'
import type { PriceDuration, PriceHeatmap, PriceStats } from '../contract/schemas/prices-summary.ts'
import type { ReceiptList } from '../contract/schemas/receipts.ts'
import type { AnswerMeta } from '../contract/schemas/rows.ts'
import type { SeriesList, SeriesPoints } from '../contract/schemas/series.ts'
import type { ServerStatus } from '../contract/schemas/status.ts'
import type { StatusEvents } from '../contract/schemas/status-events.ts'
import type { Findings } from '../contract/schemas/status-findings.ts'
import type { GapCalendar } from '../contract/schemas/status-gaps.ts'
import type { Quarantine } from '../contract/schemas/status-quarantine.ts'
import { GridlakeError } from '../core/errors.ts'
import type { Block } from '../core/time/block.ts'
import { type AuthoritiesClient, createAuthoritiesClient } from './authorities.ts'
import {
  annotationsPath,
  locationsPath,
  priceDurationPath,
  priceHeatmapPath,
  priceStatsPath,
  pricesPath,
  type RemoteAnnotationsQuestion,
  type RemoteLocationFilter,
  type RemotePriceDurationQuestion,
  type RemotePriceHeatmapQuestion,
  type RemotePriceStatsQuestion,
  type RemotePricesQuestion,
} from './prices-path.ts'
import type { Moment, RemoteTruth } from './remote-truth.ts'

export type { Moment, RemoteTruth } from './remote-truth.ts'

export interface ClientOptions {
  /** Where the server is: `http://localhost:8080`. */
  baseUrl: string | URL
  /** Default: the platform's own. */
  fetch?: Fetch
}

export interface RemoteRowsQuestion extends RemoteTruth {
  dataset: string
  /** First interval start, inclusive. */
  from?: Moment
  /** Last interval start, exclusive. */
  to?: Moment
  columns?: readonly string[]
  filter?: Readonly<Record<string, readonly string[]>>
  /** Only intervals of these blocks: `5x16` on-peak, `2x16`, `7x8`. */
  blocks?: readonly Block[]
  /** Which versions of a key: default `latest`. `atHour`: those that stood at HH:00 of each market day, of forecasts. */
  postings?: 'latest' | 'all' | { readonly atHour: number }
  /** Of forecasts: versions published so many hours ahead, both ends included. */
  leadHours?: { min?: number; max?: number }
  /** A page of so many rows; `meta.next_cursor` leads to the next one. */
  limit?: number
  /** `meta.next_cursor` of the page before. */
  cursor?: string
}

/** A forecast's rows; without a range those that lie ahead of `asOf`, or of now. */
export type RemoteForecastQuestion = RemoteRowsQuestion

/** Which series are listed. */
export interface RemoteSeriesFilter {
  dataset?: string
  location?: string
  /** Words that the id or the label has. */
  q?: string
  limit?: number
}

export interface RemotePointsQuestion extends RemoteTruth {
  /** The series' id: `ercot.rt_spp:price_usd_per_mwh:HB_NORTH`. */
  series: string
  from?: Moment
  to?: Moment
  limit?: number
  cursor?: string
}

export interface RemoteSqlQuestion extends RemoteTruth {
  sql: string
  timeoutMs?: number
  maxRows?: number
  /** The first so many rows; `meta.cut` says whether there are more. */
  limit?: number
}

/** Which datasets are listed. */
export interface RemoteDatasetFilter {
  /** Words that the id, title, description, products or columns have. */
  q?: string
  /** Gives the columns of each too. */
  columns?: true
}

/** What happened, or what was set aside. */
export interface RemoteRecordFilter {
  dataset?: string
  limit?: number
}

/** Market days from `from` up to, but without `to`; by default the last 30. */
export interface RemoteGapsQuestion extends RemoteTruth {
  dataset: string
  from?: Moment
  to?: Moment
}

/** Rows as the server sent them; `Row` is the caller's word, it is not checked here. */
export interface RemoteRows<Row> {
  meta: AnswerMeta
  data: Row[]
}

/** Prices as the server sent them, and how far the lake reaches. */
export interface RemotePrices {
  meta: PricesMeta
  data: PriceRow[]
}

/** A gridlake server. Errors: what the server's problem+json says; `source.unavailable` when it cannot be reached. */
export interface Client {
  health(signal?: AbortSignal): Promise<Health>
  datasets(signal?: AbortSignal): Promise<DatasetList>
  catalogue(filter: RemoteDatasetFilter, signal?: AbortSignal): Promise<DatasetList>
  dataset(id: string, signal?: AbortSignal): Promise<DatasetDetail>
  rows<Row = Record<string, unknown>>(question: RemoteRowsQuestion, signal?: AbortSignal): Promise<RemoteRows<Row>>
  forecasts(signal?: AbortSignal): Promise<ForecastList>
  forecast<Row = Record<string, unknown>>(
    question: RemoteForecastQuestion,
    signal?: AbortSignal,
  ): Promise<RemoteRows<Row>>
  /** Every page of a rows answer, one after the other; all show the lake as the first one did. */
  pages<Row = Record<string, unknown>>(
    question: RemoteRowsQuestion & { limit: number },
    signal?: AbortSignal,
  ): AsyncGenerator<RemoteRows<Row>, void, undefined>
  series(filter?: RemoteSeriesFilter, signal?: AbortSignal): Promise<SeriesList>
  points(question: RemotePointsQuestion, signal?: AbortSignal): Promise<SeriesPoints>
  /** The documents that a dataset's rows came from, the last one recorded first. */
  receipts(dataset: string, limit?: number, signal?: AbortSignal): Promise<ReceiptList>
  status(signal?: AbortSignal): Promise<ServerStatus>
  statusEvents(filter?: RemoteRecordFilter, signal?: AbortSignal): Promise<StatusEvents>
  /** In which hours a dataset has rows. */
  gaps(question: RemoteGapsQuestion, signal?: AbortSignal): Promise<GapCalendar>
  /** What an audit says of the last days of a dataset. */
  findings(question: { dataset: string; days?: number; asOf?: Moment }, signal?: AbortSignal): Promise<Findings>
  quarantine(filter?: RemoteRecordFilter, signal?: AbortSignal): Promise<Quarantine>
  sql<Row = Record<string, unknown>>(question: RemoteSqlQuestion, signal?: AbortSignal): Promise<RemoteRows<Row>>
  prices(question: RemotePricesQuestion, signal?: AbortSignal): Promise<RemotePrices>
  /** The bytes of a prices answer in another format, as they come. */
  pricesAs(
    format: AnswerFormat,
    question: RemotePricesQuestion,
    signal?: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>>
  priceStats(question: RemotePriceStatsQuestion, signal?: AbortSignal): Promise<PriceStats>
  priceHeatmap(question: RemotePriceHeatmapQuestion, signal?: AbortSignal): Promise<PriceHeatmap>
  priceDuration(question: RemotePriceDurationQuestion, signal?: AbortSignal): Promise<PriceDuration>
  priceAnnotations(question: RemoteAnnotationsQuestion, signal?: AbortSignal): Promise<PriceAnnotations>
  locations(filter?: RemoteLocationFilter, signal?: AbortSignal): Promise<LocationList>
  authorities: AuthoritiesClient
  /** The bytes of a rows answer in another format, as they come. */
  rowsAs(format: AnswerFormat, question: RemoteRowsQuestion, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>
}

/** A typed client of the HTTP door, for browsers and Node. */
export function createClient({
  baseUrl,
  fetch = (input, init) => globalThis.fetch(input, init),
}: ClientOptions): Client {
  const send = async (path: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> => {
    const response = await reach(fetch, new URL(path, baseUrl), { ...init, ...(signal ? { signal } : {}) })
    if (!response.ok) throw await readProblem(response)
    return response
  }
  const get = async <Body>(path: string, signal?: AbortSignal): Promise<Body> => {
    const response = await send(path, { headers: { accept: ANSWER_MEDIA_TYPES.json } }, signal)
    return (await response.json()) as Body
  }
  const post = async <Body>(path: string, body: string, signal?: AbortSignal): Promise<Body> => {
    const headers = { 'content-type': 'application/json', accept: ANSWER_MEDIA_TYPES.json }
    const response = await send(path, { method: 'POST', body, headers }, signal)
    return (await response.json()) as Body
  }
  return {
    health: (signal) => get(PATHS.health, signal),
    datasets: (signal) => get(PATHS.datasets, signal),
    catalogue: ({ q, columns }, signal) =>
      get(`${PATHS.datasets}?${given({ q, columns: columns?.toString() })}`, signal),
    dataset: (id, signal) => get(withId(PATHS.dataset, id), signal),
    receipts: (dataset, limit, signal) =>
      get(`${withId(PATHS.receipts, dataset)}?${given({ limit: limit?.toString() })}`, signal),
    rows: (question, signal) => get(rowsPath(question), signal),
    forecasts: (signal) => get(PATHS.forecasts, signal),
    forecast: (question, signal) => get(rowsPath(question, undefined, PATHS.forecast), signal),
    async *pages<Row>(question: RemoteRowsQuestion & { limit: number }, signal?: AbortSignal) {
      let cursor: string | undefined
      do {
        const page: RemoteRows<Row> = await get(
          rowsPath(cursor === undefined ? question : { ...question, cursor }),
          signal,
        )
        yield page
        cursor = page.meta.next_cursor ?? undefined
      } while (cursor !== undefined)
    },
    series: (filter = {}, signal) => get(`${PATHS.series}?${seriesParameters(filter)}`, signal),
    points: (question, signal) => get(pointsPath(question), signal),
    status: (signal) => get(PATHS.status, signal),
    statusEvents: (filter = {}, signal) => get(`${PATHS.statusEvents}?${recordParameters(filter)}`, signal),
    gaps: (question, signal) =>
      get(
        `${withId(PATHS.gaps, question.dataset)}?${new URLSearchParams({ ...truthParameters(question), ...rangeParameters(question) })}`,
        signal,
      ),
    findings: ({ dataset, days, asOf }, signal) =>
      get(
        `${withId(PATHS.findings, dataset)}?${given({ days: days?.toString(), as_of: asOf && momentText(asOf) })}`,
        signal,
      ),
    quarantine: (filter = {}, signal) => get(`${PATHS.quarantine}?${recordParameters(filter)}`, signal),
    sql: (question, signal) => post(PATHS.sql, sqlBody(question), signal),
    prices: (question, signal) => get(pricesPath(question), signal),
    async pricesAs(format, question, signal) {
      const response = await send(pricesPath(question, format), {}, signal)
      return response.body ?? new ReadableStream()
    },
    priceStats: (question, signal) => get(priceStatsPath(question), signal),
    priceHeatmap: (question, signal) => get(priceHeatmapPath(question), signal),
    priceDuration: (question, signal) => get(priceDurationPath(question), signal),
    priceAnnotations: (question, signal) => get(annotationsPath(question), signal),
    locations: (filter = {}, signal) => get(locationsPath(filter), signal),
    authorities: createAuthoritiesClient(get),
    async rowsAs(format, question, signal) {
      const response = await send(rowsPath(question, format), {}, signal)
      return response.body ?? new ReadableStream()
    },
  }
}

const sqlBody = (question: RemoteSqlQuestion): string =>
  JSON.stringify({
    sql: question.sql,
    ...truthParameters(question),
    timeout_ms: question.timeoutMs,
    max_rows: question.maxRows,
    limit: question.limit,
  })

async function reach(fetch: Fetch, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted)
      throw new GridlakeError('cancelled', `the request to ${url.pathname} was cancelled`, { cause: error })
    throw new GridlakeError('source.unavailable', `cannot reach ${url.origin}`, {
      hint: 'check that the server runs (`gridlake serve`) and that the base URL is right',
      context: { url: url.href },
      cause: error,
    })
  }
}

const withId = (path: string, id: string): string => path.replace('{id}', encodeURIComponent(id))

const momentText = (moment: Moment): string => moment.toString()

function truthParameters({ asOf, knownAt, basis }: RemoteTruth): Record<string, string> {
  return {
    ...(asOf === undefined ? {} : { as_of: momentText(asOf) }),
    ...(knownAt === undefined ? {} : { known_at: momentText(knownAt) }),
    ...(basis === undefined ? {} : { basis }),
  }
}

const given = (parameters: Readonly<Record<string, string | undefined>>): URLSearchParams =>
  new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined))

const recordParameters = ({ dataset, limit }: RemoteRecordFilter): URLSearchParams =>
  given({ dataset, limit: limit?.toString() })

function seriesParameters({ dataset, location, q, limit }: RemoteSeriesFilter): URLSearchParams {
  return new URLSearchParams({
    ...(dataset === undefined ? {} : { dataset }),
    ...(location === undefined ? {} : { location }),
    ...(q === undefined ? {} : { q }),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  })
}

function rangeParameters({ from, to, limit, cursor }: Partial<Omit<RemotePointsQuestion, 'series'>>) {
  return {
    ...(from === undefined ? {} : { from: momentText(from) }),
    ...(to === undefined ? {} : { to: momentText(to) }),
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

const pointsPath = (question: RemotePointsQuestion): string =>
  `${withId(PATHS.points, question.series)}?${new URLSearchParams({ ...truthParameters(question), ...rangeParameters(question) })}`

const postingText = (postings: NonNullable<RemoteRowsQuestion['postings']>): string =>
  typeof postings === 'string' ? postings : `at:${String(postings.atHour).padStart(2, '0')}`

function rowsPath(question: RemoteRowsQuestion, format?: AnswerFormat, path: string = PATHS.rows): string {
  const params = new URLSearchParams({ ...truthParameters(question), ...rangeParameters(question) })
  if (question.columns) params.set('columns', question.columns.join(','))
  if (question.blocks) params.set('block', question.blocks.join(','))
  if (question.postings) params.set('posting', postingText(question.postings))
  if (question.leadHours) params.set('lead_hours', `${question.leadHours.min ?? ''}..${question.leadHours.max ?? ''}`)
  if (format) params.set('format', format)
  for (const [name, values] of Object.entries(question.filter ?? {}))
    for (const value of values) params.append(name, writeFilterValue(value))
  return `${withId(path, question.dataset)}?${params}`
}
