import { createHash } from 'node:crypto'
import type { Document } from '../datasets/document.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Id of a document in the lake: 16 hex digits over dataset, publish time (whole seconds: a listing has milliseconds where
 * the file's own name has none) and content. The same posting gets the same id whichever way it came.
 */
export function receiptId(document: Pick<Document, 'dataset' | 'publishedAt'>, contentSha256: string): string {
  const second = document.publishedAt ? Math.floor(document.publishedAt.epochMilliseconds / 1000) : 'unknown'
  return createHash('sha256').update(`${document.dataset}\n${second}\n${contentSha256}`).digest('hex').slice(0, 16)
}
