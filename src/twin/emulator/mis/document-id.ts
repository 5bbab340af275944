import type { Posting, PostingFormat } from './posting.ts'

const FIRST_ID = 1_000_000_000
const QUARTER_MS = 900_000
// 2007-01-01T00:00Z in quarter hours since 1970.
const FIRST_QUARTER = 1_298_592
const IDS_PER_QUARTER = 256
/** Postings of one product that a quarter hour has ids for. */
export const SEQUENCES = 64

/** DocID: rises with the quarter hour of publishing, then by product, sequence and format. */
export function documentId(posting: Posting, format: PostingFormat): string {
  const quarter = Math.floor(posting.publishedMs / QUARTER_MS) - FIRST_QUARTER
  const within = (posting.product.code * SEQUENCES + posting.sequence) * 2 + (format === 'csv' ? 1 : 0)
  return String(FIRST_ID + quarter * IDS_PER_QUARTER + within)
}

/** The quarter hour (since 1970) in which the document of this id was published; undefined for an id of no document. */
export function quarterOfDocument(id: string): number | undefined {
  if (!/^[0-9]{10}$/.test(id)) return undefined
  const quarter = Math.floor((Number(id) - FIRST_ID) / IDS_PER_QUARTER)
  return quarter < 0 ? undefined : quarter + FIRST_QUARTER
}
