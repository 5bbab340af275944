import { GridlakeError } from '../../../core/errors.ts'
import { keepRecent } from '../../keep-recent.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import { type PostingFormat, placeOfDocument, SEQUENCES } from './document-id.ts'
import { stampMs } from './document-name.ts'
import { type MisProduct, type Posting, QUARTER_MS } from './product.ts'
import { MIS_PRODUCTS } from './products.ts'

/** What MIS holds: the schedule, and what was posted on demand. */
export interface MisArchive {
  /** Postings of the products published in (afterMs, untilMs], newest first. */
  list(products: readonly MisProduct[], afterMs: number, untilMs: number): Posting[]
  find(documentId: string): { posting: Posting; format: PostingFormat } | undefined
  /** Posts once more; gives the posting its sequence. Errors: `usage.invalid_argument` when the quarter hour is full. */
  post(posting: Omit<Posting, 'sequence'>): Posting
  /** Takes back what was posted on demand. */
  clear(): void
}

const KEPT_QUARTERS = 40 * 96
/** The sequence from which postings on demand are counted. */
export const FIRST_ON_DEMAND = 32

/** The archive of `seed`: a pure schedule plus its own list of postings on demand. */
export function createMisArchive(seed: number, read: ReadWallClock): MisArchive {
  const onDemand: Posting[] = []
  const scheduled = new Map(
    MIS_PRODUCTS.map((product) => [
      product,
      keepRecent(KEPT_QUARTERS, (quarter) => scheduledPostings(product, seed, quarter, read)),
    ]),
  )
  const inQuarter = (product: MisProduct, quarter: number): Posting[] => [
    ...(scheduled.get(product)?.(quarter) ?? []),
    ...onDemand.filter(
      (posting) => posting.product === product && Math.floor(posting.publishedMs / QUARTER_MS) === quarter,
    ),
  ]

  return {
    list: (products, afterMs, untilMs) => {
      const postings: Posting[] = []
      for (let quarter = Math.floor(untilMs / QUARTER_MS); (quarter + 1) * QUARTER_MS > afterMs; quarter--) {
        const here = products
          .flatMap((product) => inQuarter(product, quarter))
          .sort((a, b) => b.publishedMs - a.publishedMs)
        postings.push(...here.filter(({ publishedMs }) => publishedMs > afterMs && publishedMs <= untilMs))
      }
      return postings
    },
    find: (id) => {
      const place = placeOfDocument(id)
      const product = MIS_PRODUCTS.find(({ code }) => code === place?.code)
      if (place === undefined || product === undefined) return undefined
      const posting = inQuarter(product, place.quarter).find(({ sequence }) => sequence === place.sequence)
      return posting && { posting, format: place.format }
    },
    post: (posting) => {
      const quarter = Math.floor(posting.publishedMs / QUARTER_MS)
      const taken = inQuarter(posting.product, quarter).map(({ sequence }) => sequence)
      const sequence = Math.max(FIRST_ON_DEMAND - 1, ...taken) + 1
      if (sequence >= SEQUENCES) {
        throw new GridlakeError('usage.invalid_argument', 'this quarter hour has no document ids left', {
          hint: 'move the clock on before posting more',
        })
      }
      const posted = { ...posting, sequence }
      onDemand.push(posted)
      return posted
    },
    clear: () => {
      onDemand.length = 0
    },
  }
}

/** When a posting's later document, the CSV, is out; its XML twin is out a moment before. */
export function isPublished(posting: Posting, format: PostingFormat, nowMs: number): boolean {
  return stampMs(posting, format) <= nowMs
}

function scheduledPostings(product: MisProduct, seed: number, quarter: number, read: ReadWallClock): Posting[] {
  return product.schedule(seed, quarter, read).map((posting, sequence) => ({
    product,
    edition: 'as-cleared',
    isCorrection: false,
    ...posting,
    sequence,
  }))
}
