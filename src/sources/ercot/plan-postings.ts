import { parsePublishStamp } from '../../core/time/publish-stamp.ts'
import type { Posting } from '../../datasets/document.ts'
import type { ListedDocument } from './parse-listing.ts'

/** Which listed documents are a dataset's. */
export interface PostingFilter {
  dataset: string
  product: string
  /** Its group `year`, where it has one, is the year that a document gathers. */
  friendlyName: RegExp
  /** Bounds on the publish time, `[from, to)`. */
  from?: Temporal.Instant
  to?: Temporal.Instant
  urlOf: (docId: string) => string
}

export interface PlannedPostings {
  /** Newest first; of equal times the higher DocID first. */
  postings: Posting[]
  /** Documents of the dataset that cannot be dated. */
  rejected: { name: string; reason: string }[]
  /** Publish time of the oldest document of the dataset that is listed, inside the bounds or not. */
  oldest?: Temporal.Instant
}

/**
 * Sorts a listing into postings. Pure. The publish time is the stamp in ConstructedName: PublishDate's offset is the one in force
 * when you ask, so it is wrong for half of the year.
 */
export function planPostings(listed: readonly ListedDocument[], filter: PostingFilter): PlannedPostings {
  const dated = new Map<string, Posting>()
  const rejected: PlannedPostings['rejected'] = []
  // Without the flags that make an expression remember where it was.
  const named = new RegExp(filter.friendlyName.source, filter.friendlyName.flags.replace(/[gy]/g, ''))
  for (const { docId, friendlyName, constructedName: name } of listed) {
    const match = named.exec(friendlyName)
    if (!match) continue
    const publishedAt = parsePublishStamp(name)
    if (publishedAt === undefined) {
      rejected.push({
        name,
        reason: `no publish time YYYYMMDD.HHMMSSmmm can be read from the name of document ${docId}`,
      })
      continue
    }
    const { dataset, product } = filter
    const year = match.groups?.['year']
    const posting = { dataset, product, id: docId, name, publishedAt, url: filter.urlOf(docId) }
    dated.set(docId, year === undefined ? posting : { ...posting, year: Number(year) })
  }
  const all = [...dated.values()].sort(newestFirst)
  const oldest = all.at(-1)?.publishedAt
  const postings = all.filter(({ publishedAt }) => isWithin(publishedAt, filter.from, filter.to))
  return { postings, rejected, ...(oldest ? { oldest } : {}) }
}

function isWithin(at: Temporal.Instant, from?: Temporal.Instant, to?: Temporal.Instant): boolean {
  return (
    (from === undefined || Temporal.Instant.compare(at, from) >= 0) &&
    (to === undefined || Temporal.Instant.compare(at, to) < 0)
  )
}

function newestFirst(a: Posting, b: Posting): number {
  return Temporal.Instant.compare(b.publishedAt, a.publishedAt) || Number(b.id) - Number(a.id)
}
