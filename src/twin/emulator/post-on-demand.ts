import { GridlakeError } from '../../core/errors.ts'
import type { PostingFault } from './faults.ts'
import type { MisArchive } from './mis/archive.ts'
import type { Posting } from './mis/posting.ts'
import type { MisProduct } from './mis/product.ts'
import { productOf } from './mis/schedule.ts'

const MINUTE_MS = 60_000
const QUARTER_MS = 900_000
const DEFAULT_AGE_MS = 3 * 60 * MINUTE_MS

/**
 * Posts what a posting fault asks for. Errors: `usage.invalid_argument` for a report or an interval that has no document
 * yet, or a correction of something that is no price.
 */
export function postOnDemand(archive: MisArchive, fault: PostingFault, nowMs: number, retentionMs: number): Posting {
  const product = productOf(fault.reportTypeId)
  if (product === undefined) throw refuse(`the twin does not post report ${fault.reportTypeId}`)
  if (fault.fault === 'duplicate') {
    const original = findOriginal(archive, product, fault, nowMs, retentionMs)
    return archive.post({ ...original, publishedMs: original.publishedMs + MINUTE_MS })
  }
  if (!product.namesInterval) throw refuse(`${product.stem} holds no prices: it can only be duplicated`)
  const original = findOriginal(archive, product, fault, nowMs, retentionMs)
  return archive.post({ ...original, edition: fault.fault, publishedMs: nowMs })
}

function findOriginal(
  archive: MisArchive,
  product: MisProduct,
  fault: PostingFault,
  nowMs: number,
  retentionMs: number,
): Posting {
  const scheduled = archive.list(product, nowMs - retentionMs, nowMs - 1).filter(({ sequence }) => sequence === 0)
  const wantedMs = fault.interval?.epochMilliseconds
  const original =
    wantedMs !== undefined
      ? scheduled.find(({ aboutMs }) => aboutMs <= wantedMs && wantedMs < aboutMs + spanMs(product))
      : fault.fault === 'duplicate'
        ? scheduled.find(({ publishedMs }) => publishedMs + MINUTE_MS <= nowMs)
        : scheduled.find(({ aboutMs }) => aboutMs <= nowMs - DEFAULT_AGE_MS)
  if (original === undefined) throw refuse(`no document of ${product.stem} about that interval is listed now`)
  return original
}

function spanMs(product: MisProduct): number {
  return product.namesInterval ? QUARTER_MS : 4 * QUARTER_MS
}

function refuse(message: string): GridlakeError {
  return new GridlakeError('usage.invalid_argument', message, {
    hint: 'ask for an interval within the retention of the twin whose document is already published',
  })
}
