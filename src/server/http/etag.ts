import { createHash } from 'node:crypto'

/** What follows in a strong tag says which bytes they are; before it stands what they answer, as in the weak tag. */
const MARK = '.'

/** An entity tag of the table versions an answer is made from and of everything else that decides its bytes. */
export function etagOf(versions: Readonly<Record<string, number>>, ...rest: readonly unknown[]): string {
  const sorted = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256')
    .update(JSON.stringify([sorted, ...rest]))
    .digest('base64url')
  // Weak: the same rows, not promised to be the same bytes once compressed.
  return `W/"${digest.slice(0, 27)}"`
}

/** The strong form of a weak tag, for bytes with this digest in this encoding. */
export const strongEtag = (weak: string, digest: string, encoding: string | undefined): string =>
  `"${opaque(weak)}${MARK}${digest.slice(0, 16)}${encoding === undefined ? '' : `${MARK}${encoding}`}"`

/** Whether an If-None-Match header names `etag` (weak comparison: the encoding and the bytes' digest don't count). */
export const matchesEtag = (ifNoneMatch: string | undefined, etag: string): boolean =>
  matchingEtag(ifNoneMatch, etag) !== undefined

/** The tag by which an If-None-Match header names `etag`; for `*` that is `etag` itself. */
export function matchingEtag(ifNoneMatch: string | undefined, etag: string): string | undefined {
  const wanted = subject(etag)
  for (const tag of ifNoneMatch?.split(',') ?? []) {
    if (tag.trim() === '*') return etag
    if (subject(tag) === wanted) return tag.trim()
  }
  return undefined
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '').replaceAll('"', '')

const subject = (tag: string): string => opaque(tag).split(MARK)[0] ?? ''
