import { GridlakeError } from '../../core/errors.ts'
import type { PostingFault } from './fault-tables.ts'
import { FIRST_ON_DEMAND, type MisArchive } from './mis/archive.ts'
import type { MisProduct, Posting } from './mis/product.ts'
import { productsOfReport } from './mis/products.ts'

const MINUTE_MS = 60_000
const DEFAULT_AGE_MS = 3 * 60 * MINUTE_MS

/**
 * Posts what a posting fault asks for. Errors: `usage.invalid_argument` for a report or an interval that has no document
 * yet, or a correction of something that is no price.
 */
export function postOnDemand(archive: MisArchive, fault: PostingFault, nowMs: number, retentionMs: number): Posting {
  const products = productsOfReport(fault.reportTypeId)
  if (products.length === 0) throw refuse(`the twin does not post report ${fault.reportTypeId}`)
  if (fault.fault === 'duplicate') {
    const original = findOriginal(archive, products, fault, nowMs, retentionMs)
    return archive.post({ ...original, isCorrection: true, publishedMs: original.publishedMs + MINUTE_MS })
  }
  const [fixed] = products.filter(({ isCorrectable }) => !isCorrectable)
  if (fixed !== undefined) throw refuse(`${fixed.stem} is never corrected: it can only be duplicated`)
  const original = findOriginal(archive, products, fault, nowMs, retentionMs)
  return archive.post({ ...original, isCorrection: true, edition: fault.fault, publishedMs: nowMs })
}

function findOriginal(
  archive: MisArchive,
  products: readonly MisProduct[],
  fault: PostingFault,
  nowMs: number,
  retentionMs: number,
): Posting {
  const scheduled = archive
    .list(products, nowMs - retentionMs, nowMs - 1)
    .filter(({ sequence, isCorrection }) => sequence < FIRST_ON_DEMAND && !isCorrection)
  const wantedMs = fault.interval?.epochMilliseconds
  const original =
    wantedMs !== undefined
      ? scheduled.find(
          ({ aboutMs, product }) => aboutMs <= wantedMs && wantedMs < aboutMs + Math.max(1, product.spanMs),
        )
      : fault.fault === 'duplicate'
        ? scheduled.find(({ publishedMs }) => publishedMs + MINUTE_MS <= nowMs)
        : scheduled.find(({ aboutMs }) => aboutMs <= nowMs - DEFAULT_AGE_MS)
  if (original === undefined) throw refuse(`no document of ${products[0]?.stem} about that interval is listed now`)
  return original
}

function refuse(message: string): GridlakeError {
  return new GridlakeError('usage.invalid_argument', message, {
    hint: 'ask for an interval within the retention of the twin whose document is already published',
  })
}
