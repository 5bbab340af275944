import { createHash } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import { type Log, noLog } from '../../core/log.ts'
import type { Dataset, Wire } from '../../datasets/dataset.ts'
import type { Document } from '../../datasets/document.ts'
import type { Judge } from '../http/attempt.ts'
import type { Http } from '../http/http.ts'
import { judgeJson } from '../http/judge-json.ts'
import { stripUrlSecrets } from '../http/strip-secrets.ts'
import { describeFacets, type Facets } from './describe-facets.ts'
import { judgeEiaAnswer } from './judge-answer.ts'
import { parsePage } from './parse-page.ts'
import { type EiaBinding, type EiaRequest, planRequest, toPageUrl } from './plan-request.ts'
import { type EiaAnswer, readPages } from './read-pages.ts'

export interface EiaCaptureOptions {
  /** Hours asked for, by their start: `[from, to)`, on whole hours. */
  from: Temporal.Instant
  to: Temporal.Instant
  /** Balancing authorities; all of them where undefined. */
  respondents?: readonly string[]
  signal?: AbortSignal
}

export interface EiaCapture {
  /**
   * Its bytes are one JSON text in EIA's form with the rows of all pages, `{ response: { total, frequency, data }, request, apiVersion }`.
   * `claims` is the range and the facet values that have rows, where all rows came; an empty or short answer claims nothing.
   */
  document: Document
  rows: number
  /** False where another number of rows came than EIA announced, twice. */
  complete: boolean
  /** Facet values that were asked for and have no row: EIA is silent about those it does not know. */
  missing: Facets
  /** What EIA warns of, its notice about paging aside. */
  warnings: readonly string[]
}

/** The EIA v2 API. It has no publish stamps and overwrites its revisions, so each capture is a document of its own. */
export interface EiaSource {
  /**
   * Asks for a range, all its pages. Errors: `source.*`; `source.unavailable` where the rows kept changing while they were read;
   * `usage.invalid_argument` for a range that is not of whole hours.
   */
  capture(dataset: Dataset, options: EiaCaptureOptions): Promise<EiaCapture>
}

export interface EiaSourceOptions {
  /** `https://api.eia.gov` */
  baseUrl: string
  apiKey?: string
  http: Http
  clock: Clock
  log?: Log
}

const judge: Judge = (answer) => judgeEiaAnswer(answer) ?? judgeJson(answer)

export function createEiaSource(options: EiaSourceOptions): EiaSource {
  return {
    async capture(dataset, { from, to, respondents, signal }) {
      const binding = eiaBinding(dataset)
      const wire = dataset.wire.find(({ format }) => format === 'eia-json')
      const facets = respondents ? { [respondentFacet(dataset, wire)]: [...respondents].sort() } : {}
      const request = planRequest(binding, { from, to, facets })
      const origin = stripUrlSecrets(toPageUrl(options.baseUrl, request, 0, undefined))
      const answer = await readSteadily(options, request, origin, signal)
      // After the last page: a value may have been published while the pages were read, never later than now.
      const capturedAt = options.clock.now()
      const { present, missing } = describeFacets(request.params.facets, answer.rows)
      const complete = answer.state === 'whole'
      const id = toDocumentId(binding, request, capturedAt)
      const document: Document = {
        dataset: dataset.id,
        source: 'eia-v2',
        product: binding.product,
        id,
        name: `${id}.json`,
        bytes: toBytes(request, answer),
        publishedAt: capturedAt,
        publishedAtBasis: 'capture',
        obtainedAt: capturedAt,
        origin,
        claims: complete && answer.rows.length > 0 ? { from, to, facets: toColumns(present, wire) } : 'nothing',
      }
      return { document, rows: answer.rows.length, complete, missing, warnings: answer.warnings }
    },
  }
}

/**
 * Reads all pages, and once more where their number does not fit. Rows that still move are an error, as pages may then overlap; a
 * count that stands still but is wrong is EIA's own, and its rows are good: they come back as `short`.
 */
async function readSteadily(
  options: EiaSourceOptions,
  request: EiaRequest,
  origin: string,
  signal?: AbortSignal,
): Promise<EiaAnswer> {
  const { baseUrl, apiKey, http, log = noLog } = options
  const read = () =>
    readPages(async (offset) => {
      const url = toPageUrl(baseUrl, request, offset, apiKey)
      const { bytes } = await http.get(url, {
        accept: 'application/json',
        judge,
        ...(signal ? { signal } : {}),
      })
      return parsePage(bytes, stripUrlSecrets(url))
    })
  let answer = await read()
  if (answer.state !== 'whole') {
    log('warn', `EIA announced ${answer.total} rows and sent ${answer.rows.length}, asking again`, {
      url: origin,
      state: answer.state,
    })
    answer = await read()
  }
  if (answer.state !== 'moving') return answer
  throw new GridlakeError('source.unavailable', `${origin}: the number of rows changed while they were read, twice`, {
    context: { url: origin, attempts: 2, total: answer.total, received: answer.rows.length },
    hint: 'EIA is updating these hours: try again in some minutes',
  })
}

function toBytes({ command, params }: EiaRequest, { total, rows, apiVersion }: EiaAnswer): Uint8Array {
  const response = { total: String(total), dateFormat: 'YYYY-MM-DD"T"HH24', frequency: params.frequency, data: rows }
  return new TextEncoder().encode(
    JSON.stringify({ response, request: { command, params }, ...(apiVersion === undefined ? {} : { apiVersion }) }),
  )
}

/** `region-data_2026-11-01T01_2026-11-02T00_1f3a5c7e_20261102T120000123Z`: the same question at the same moment has the same id. */
function toDocumentId({ product }: EiaBinding, { command, params }: EiaRequest, at: Temporal.Instant): string {
  const hash = createHash('sha256').update(JSON.stringify({ command, params })).digest('hex').slice(0, 8)
  const stamp = at.toString({ fractionalSecondDigits: 3 }).replaceAll(/[-:.]/g, '')
  return `${product}_${params.start}_${params.end}_${hash}_${stamp}`
}

/** How EIA calls the column by which a dataset is looked at: `respondent`, `fromba`. */
const respondentFacet = ({ location = 'respondent' }: Dataset, wire: Wire | undefined): string =>
  wire?.map[location] ?? location

/** Facets under the names of the dataset's columns, which claims are made of. */
function toColumns(facets: Facets, wire: Wire | undefined): Facets {
  const columns = new Map(Object.entries(wire?.map ?? {}).map(([column, field]) => [field, column]))
  return Object.fromEntries(Object.entries(facets).map(([facet, values]) => [columns.get(facet) ?? facet, values]))
}

function eiaBinding(dataset: Dataset): EiaBinding {
  for (const binding of dataset.bindings) if (binding.via === 'eia') return binding
  throw new GridlakeError('usage.invalid_argument', `${dataset.id} is not published by the EIA v2 API`, {
    context: { dataset: dataset.id },
  })
}
