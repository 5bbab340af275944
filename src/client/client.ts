import { ANSWER_MEDIA_TYPES, type AnswerFormat } from '../contract/answer-format.ts'
import type { Fetch } from '../contract/fetch.ts'
import { writeFilterValue } from '../contract/filter-values.ts'
import { PATHS } from '../contract/paths.ts'
import { readProblem } from '../contract/problem.ts'
import type { DatasetDetail, DatasetList } from '../contract/schemas/dataset.ts'
import type { Health } from '../contract/schemas/health.ts'
import type { AnswerMeta } from '../contract/schemas/rows.ts'
import { GridlakeError } from '../core/errors.ts'
import type { Block } from '../core/time/block.ts'

export interface ClientOptions {
  /** Where the server is: `http://localhost:8080`. */
  baseUrl: string | URL
  /** Default: the platform's own. */
  fetch?: Fetch
}

/** A moment: an instant, or what the server reads as one (`2026-11-20T06:00` in the market's zone). */
export type Moment = Temporal.Instant | string

export interface RemoteTruth {
  asOf?: Moment
  knownAt?: Moment
  basis?: 'recorded' | 'any'
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
  limit?: number
}

export interface RemoteSqlQuestion extends RemoteTruth {
  sql: string
  timeoutMs?: number
  maxRows?: number
}

/** Rows as the server sent them; `Row` is the caller's word, it is not checked here. */
export interface RemoteRows<Row> {
  meta: AnswerMeta
  data: Row[]
}

/** A gridlake server. Errors: what the server's problem+json says; `source.unavailable` when it cannot be reached. */
export interface Client {
  health(signal?: AbortSignal): Promise<Health>
  datasets(signal?: AbortSignal): Promise<DatasetList>
  dataset(id: string, signal?: AbortSignal): Promise<DatasetDetail>
  rows<Row = Record<string, unknown>>(question: RemoteRowsQuestion, signal?: AbortSignal): Promise<RemoteRows<Row>>
  sql<Row = Record<string, unknown>>(question: RemoteSqlQuestion, signal?: AbortSignal): Promise<RemoteRows<Row>>
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
  return {
    health: (signal) => get(PATHS.health, signal),
    datasets: (signal) => get(PATHS.datasets, signal),
    dataset: (id, signal) => get(withId(PATHS.dataset, id), signal),
    rows: (question, signal) => get(rowsPath(question), signal),
    async sql<Row>(question: RemoteSqlQuestion, signal?: AbortSignal) {
      const { sql, timeoutMs, maxRows } = question
      const body = JSON.stringify({ sql, ...truthParameters(question), timeout_ms: timeoutMs, max_rows: maxRows })
      const headers = { 'content-type': 'application/json', accept: ANSWER_MEDIA_TYPES.json }
      const response = await send(PATHS.sql, { method: 'POST', body, headers }, signal)
      return (await response.json()) as RemoteRows<Row>
    },
    async rowsAs(format, question, signal) {
      const response = await send(rowsPath(question, format), {}, signal)
      return response.body ?? new ReadableStream()
    },
  }
}

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

function rowsPath(question: RemoteRowsQuestion, format?: AnswerFormat): string {
  const params = new URLSearchParams(truthParameters(question))
  if (question.from !== undefined) params.set('from', momentText(question.from))
  if (question.to !== undefined) params.set('to', momentText(question.to))
  if (question.columns) params.set('columns', question.columns.join(','))
  if (question.blocks) params.set('block', question.blocks.join(','))
  if (question.limit !== undefined) params.set('limit', String(question.limit))
  if (format) params.set('format', format)
  for (const [name, values] of Object.entries(question.filter ?? {}))
    for (const value of values) params.append(name, writeFilterValue(value))
  return `${withId(PATHS.rows, question.dataset)}?${params}`
}
