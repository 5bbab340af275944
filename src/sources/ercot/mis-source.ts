import type { Clock } from '../../core/clock.ts'
import { GridlakeError, hasCode } from '../../core/errors.ts'
import type { Binding, Dataset } from '../../datasets/dataset.ts'
import type { Document, Posting } from '../../datasets/document.ts'
import type { Http } from '../http/http.ts'
import { judgeJson } from '../http/judge-json.ts'
import { stripUrlSecrets } from '../http/strip-secrets.ts'
import { parseListing } from './parse-listing.ts'
import { type PlannedPostings, planPostings } from './plan-postings.ts'
import { readDownload } from './read-download.ts'

export interface MisListing extends PlannedPostings {
  /** How many documents ERCOT listed in all, XML twins included; 0 is an empty listing. */
  listed: number
}

/** A report of MIS: documents of single intervals or days, or of whole years. */
export type MisBinding = Extract<Binding, { via: 'mis' | 'yearly' }>

export interface MisListOptions {
  /** Which of the dataset's reports. Default: the first. */
  binding?: MisBinding
  /** Bounds on the publish time, `[from, to)`. */
  from?: Temporal.Instant
  to?: Temporal.Instant
  signal?: AbortSignal
}

/** ERCOT's Market Information System: a listing for each report, one zip for each document, no key. */
export interface MisSource {
  /** What ERCOT lists of a dataset, newest first. Errors: `source.*`; `source.schema_drift` for a listing of unknown shape. */
  list(dataset: Dataset, options?: MisListOptions): Promise<MisListing>
  /**
   * A posting's document; the times of the rows of a whole year are left open, with `postedAt`. Errors: `source.*`; `source.schema_drift` for a zip of other members; `data.invalid_file` for a damaged zip.
   */
  fetch(dataset: Dataset, posting: Posting, signal?: AbortSignal): Promise<Document>
}

/** `baseUrl` is that of ERCOT's site, `https://www.ercot.com`. */
export function createMisSource({ baseUrl, http, clock }: { baseUrl: string; http: Http; clock: Clock }): MisSource {
  const base = baseUrl.replace(/\/+$/, '')
  const urlOf = (docId: string) => `${base}/misdownload/servlets/mirDownload?doclookupId=${encodeURIComponent(docId)}`

  return {
    async list(dataset, { binding = misBinding(dataset), from, to, signal } = {}) {
      const { product, reportTypeId, friendlyName } = binding
      const url = `${base}/misapp/servlets/IceDocListJsonWS?reportTypeId=${reportTypeId}`
      const answer = await http.get(url, {
        accept: 'application/json',
        judge: judgeJson,
        ...(signal ? { signal } : {}),
      })
      const listed = parseListing(answer.bytes, reportTypeId, stripUrlSecrets(url))
      const filter = {
        dataset: dataset.id,
        product,
        friendlyName,
        urlOf,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
      }
      return { ...planPostings(listed, filter), listed: listed.length }
    },

    async fetch(dataset, posting, signal) {
      const { zip, bytes } = await download(http, posting, signal)
      const { publishedAt } = posting
      const times =
        posting.year === undefined
          ? ({ publishedAt, publishedAtBasis: 'listing' } as const)
          : ({ publishedAt: undefined, publishedAtBasis: 'inferred', postedAt: publishedAt } as const)
      return {
        dataset: dataset.id,
        source: 'ercot-mis',
        product: posting.product,
        id: posting.id,
        name: posting.name,
        bytes,
        original: { bytes: zip, extension: 'zip' },
        ...times,
        obtainedAt: clock.now(),
        origin: stripUrlSecrets(posting.url),
      }
    },
  }
}

/** A zip that arrives damaged is fetched once more: MIS sends no checksum, and a cut body may look whole. */
async function download(
  http: Http,
  posting: Posting,
  signal: AbortSignal | undefined,
  again = true,
): Promise<{ zip: Uint8Array; bytes: Uint8Array }> {
  const { bytes: zip } = await http.get(posting.url, { accept: 'application/zip, */*', ...(signal ? { signal } : {}) })
  try {
    return { zip, bytes: readDownload(zip, posting) }
  } catch (error) {
    if (!(error instanceof GridlakeError) || !hasCode(error, 'data.invalid_file')) throw error
    if (again) return download(http, posting, signal, false)
    throw new GridlakeError('data.invalid_file', `${posting.name}: ${error.message}, twice`, {
      context: { ...error.context, document: posting.id, name: posting.name, url: stripUrlSecrets(posting.url) },
      cause: error,
      hint: 'the document is damaged at its source: try again later',
    })
  }
}

function misBinding(dataset: Dataset): MisBinding {
  for (const binding of dataset.bindings) if (binding.via === 'mis') return binding
  throw new GridlakeError('usage.invalid_argument', `${dataset.id} is not published on ERCOT's MIS`, {
    context: { dataset: dataset.id },
  })
}
