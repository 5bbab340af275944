import { hash } from 'node:crypto'
import type { Document } from '../datasets/document.ts'

export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes)

/**
 * Id of a document in the lake: 16 hex digits over dataset, publish time (whole seconds: a listing has milliseconds where
 * the file's own name has none) and content. The same posting gets the same id whichever way it came.
 */
export function receiptId(document: Pick<Document, 'dataset' | 'publishedAt'>, contentSha256: string): string {
  const second = document.publishedAt ? Math.floor(document.publishedAt.epochMilliseconds / 1000) : 'unknown'
  return hash('sha256', `${document.dataset}\n${second}\n${contentSha256}`).slice(0, 16)
}
