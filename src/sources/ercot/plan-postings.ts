import { parsePublishStamp } from '../../core/time/publish-stamp.ts'
import type { Posting } from '../../datasets/document.ts'
import type { ListedDocument } from './parse-listing.ts'

/** Which listed documents are a dataset's. */
export interface PostingFilter {
  dataset: string
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
}

/**
 * Sorts a listing into postings. Pure. The publish time is the stamp in ConstructedName: PublishDate's offset is the one in force
 * when you ask, so it is wrong for half of the year.
 */
export function planPostings(listed: readonly ListedDocument[], filter: PostingFilter): PlannedPostings {
  const postings = new Map<string, Posting>()
  const rejected: PlannedPostings['rejected'] = []
  for (const { docId, friendlyName, constructedName: name } of listed) {
    if (friendlyName.search(filter.friendlyName) < 0) continue
    const publishedAt = parsePublishStamp(name)
    if (publishedAt === undefined) {
      rejected.push({
        name,
        reason: `no publish time YYYYMMDD.HHMMSSmmm can be read from the name of document ${docId}`,
      })
    } else if (isWithin(publishedAt, filter.from, filter.to)) {
      postings.set(docId, { dataset: filter.dataset, id: docId, name, publishedAt, url: filter.urlOf(docId) })
    }
  }
  return { postings: [...postings.values()].sort(newestFirst), rejected }
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
