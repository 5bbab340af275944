import { hash32, hashText, uniform } from '../../noise/hash.ts'
import type { Posting } from './posting.ts'
import { MIS_PRODUCTS, type MisProduct } from './product.ts'

const QUARTER_MS = 900_000
const CHANNEL = hashText('mis-schedule')

/** Part of the quarter hours in which a price correction is posted, and for intervals how far back, in quarter hours. */
const CORRECTION_PART = 0.01
const CORRECTION_FROM = 80
const CORRECTION_SPAN = 32

/** What MIS posts of a product in the quarter hour (counted since 1970), in the order of posting. Pure. */
export function scheduledPostings(seed: number, product: MisProduct, quarter: number): Posting[] {
  return product.namesInterval ? pricePostings(seed, product, quarter) : windPostings(seed, product, quarter)
}

export function productOf(reportTypeId: number): MisProduct | undefined {
  return MIS_PRODUCTS.find((product) => product.reportTypeId === reportTypeId)
}

function pricePostings(seed: number, product: MisProduct, quarter: number): Posting[] {
  // Two minutes and some seconds after the interval's end.
  const aboutMs = (quarter - 1) * QUARTER_MS
  const publishedMs = quarter * QUARTER_MS + 120_500 + (hash32(seed, CHANNEL, quarter, 1) % 9000)
  const edition = isMistaken(seed, quarter - 1) ? ('mistaken' as const) : ('as-cleared' as const)
  const scheduled: Posting = { product, aboutMs, edition, publishedMs, sequence: 0 }
  const corrected = correctedInterval(seed, quarter)
  if (corrected === undefined) return [scheduled]
  const correction: Posting = {
    product,
    aboutMs: corrected * QUARTER_MS,
    edition: 'as-cleared',
    publishedMs: quarter * QUARTER_MS + 420_000 + (hash32(seed, CHANNEL, quarter, 2) % 300_000),
    sequence: 1,
  }
  return [scheduled, correction]
}

function windPostings(seed: number, product: MisProduct, quarter: number): Posting[] {
  // Five minutes before the full hour and some seconds, every hour.
  if (quarter % 4 !== 3) return []
  const hourMs = (quarter - 3) * QUARTER_MS
  const publishedMs = hourMs + 55 * 60_000 + 8000 + (hash32(seed, CHANNEL, quarter, 3) % 4000)
  return [{ product, aboutMs: hourMs, edition: 'as-cleared', publishedMs, sequence: 0 }]
}

/** The interval that a correction posted in this quarter hour is about. */
function correctedInterval(seed: number, quarter: number): number | undefined {
  if (uniform(seed, CHANNEL, quarter, 4) >= CORRECTION_PART) return undefined
  return quarter - CORRECTION_FROM - (hash32(seed, CHANNEL, quarter, 5) % CORRECTION_SPAN)
}

/** Whether a correction of the interval will follow, which makes its first posting a mistaken one. */
function isMistaken(seed: number, interval: number): boolean {
  for (let later = CORRECTION_FROM; later < CORRECTION_FROM + CORRECTION_SPAN; later++) {
    if (correctedInterval(seed, interval + later) === interval) return true
  }
  return false
}
