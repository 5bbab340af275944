import { createHash } from 'node:crypto'

/** An entity tag of the table versions an answer is made from and of everything else that decides its bytes. */
export function etagOf(versions: Readonly<Record<string, number>>, ...rest: readonly unknown[]): string {
  const sorted = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256')
    .update(JSON.stringify([sorted, ...rest]))
    .digest('base64url')
  // Weak: the same rows, not promised to be the same bytes once compressed.
  return `W/"${digest.slice(0, 27)}"`
}

/** Whether an If-None-Match header names `etag` (weak comparison). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag))
}
