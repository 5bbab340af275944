import { GridlakeError } from '../../../core/errors.ts'
import { keepRecent } from '../../keep-recent.ts'
import { documentId, quarterOfDocument, SEQUENCES } from './document-id.ts'
import type { Posting, PostingFormat } from './posting.ts'
import { stampMs } from './posting.ts'
import { MIS_PRODUCTS, type MisProduct } from './product.ts'
import { scheduledPostings } from './schedule.ts'

const QUARTER_MS = 900_000

/** What MIS holds: the schedule, and what was posted on demand. */
export interface MisArchive {
  /** Postings of a product published in (afterMs, untilMs], newest first. */
  list(product: MisProduct, afterMs: number, untilMs: number): Posting[]
  find(documentId: string): { posting: Posting; format: PostingFormat } | undefined
  /** Posts once more; gives the posting its sequence. Errors: `usage.invalid_argument` when the quarter hour is full. */
  post(posting: Omit<Posting, 'sequence'>): Posting
  /** Takes back what was posted on demand. */
  clear(): void
}

const KEPT_QUARTERS = 40 * 96
const FIRST_ON_DEMAND = 2

/** The archive of `seed`: a pure schedule plus its own list of postings on demand. */
export function createMisArchive(seed: number): MisArchive {
  const onDemand: Posting[] = []
  const scheduled = new Map(
    MIS_PRODUCTS.map((product) => [
      product,
      keepRecent(KEPT_QUARTERS, (quarter) => scheduledPostings(seed, product, quarter)),
    ]),
  )
  const inQuarter = (product: MisProduct, quarter: number): Posting[] => [
    ...(scheduled.get(product)?.(quarter) ?? []),
    ...onDemand.filter(
      (posting) => posting.product === product && Math.floor(posting.publishedMs / QUARTER_MS) === quarter,
    ),
  ]

  return {
    list: (product, afterMs, untilMs) => {
      const postings: Posting[] = []
      for (let quarter = Math.floor(untilMs / QUARTER_MS); (quarter + 1) * QUARTER_MS > afterMs; quarter--) {
        const here = inQuarter(product, quarter).sort((a, b) => b.publishedMs - a.publishedMs)
        postings.push(...here.filter(({ publishedMs }) => publishedMs > afterMs && publishedMs <= untilMs))
      }
      return postings
    },
    find: (id) => {
      const quarter = quarterOfDocument(id)
      if (quarter === undefined) return undefined
      for (const product of MIS_PRODUCTS) {
        for (const posting of inQuarter(product, quarter)) {
          for (const format of ['csv', 'xml'] as const)
            if (documentId(posting, format) === id) return { posting, format }
        }
      }
      return undefined
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
