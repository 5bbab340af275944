import { type Posting, QUARTER_MS } from './product.ts'

export type PostingFormat = 'csv' | 'xml'

const FIRST_ID = 1_000_000_000
// 2007-01-01T00:00Z in quarter hours since 1970.
const FIRST_QUARTER = 1_298_592
/** How many products ids have room for. */
export const PRODUCT_CODES = 32
/** Postings of one product that a quarter hour has ids for. */
export const SEQUENCES = 64
const IDS_PER_QUARTER = PRODUCT_CODES * SEQUENCES * 2

/** DocID, ten digits from 2007 to 2068: rises with the quarter hour of publishing, then by product, sequence and format. */
export function documentId(
  posting: Pick<Posting, 'publishedMs' | 'sequence'> & { product: { code: number } },
  format: PostingFormat,
): string {
  const quarter = Math.floor(posting.publishedMs / QUARTER_MS) - FIRST_QUARTER
  const within = (posting.product.code * SEQUENCES + posting.sequence) * 2 + (format === 'csv' ? 1 : 0)
  return String(FIRST_ID + quarter * IDS_PER_QUARTER + within)
}

/** What a document's id says: the quarter hour (since 1970) of publishing, the product's code, sequence and format. */
export interface DocumentPlace {
  quarter: number
  code: number
  sequence: number
  format: PostingFormat
}

/** Reads an id; undefined for one of no document. */
export function placeOfDocument(id: string): DocumentPlace | undefined {
  if (!/^[0-9]{10}$/.test(id)) return undefined
  const number = Number(id) - FIRST_ID
  if (number < 0) return undefined
  const within = number % IDS_PER_QUARTER
  return {
    quarter: Math.floor(number / IDS_PER_QUARTER) + FIRST_QUARTER,
    code: Math.floor(within / (2 * SEQUENCES)),
    sequence: Math.floor(within / 2) % SEQUENCES,
    format: within % 2 === 1 ? 'csv' : 'xml',
  }
}
