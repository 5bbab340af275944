import { durationToMs } from '../core/time/duration.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Posting } from '../datasets/document.ts'
import { earlier, intersect, type Span, subtract } from './span.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Documents that are fetched and committed together, at most: small ones of several days, or all of one day. */
const GROUP_DOCUMENTS = 96

/** Documents published on neighbouring days, the newest first. */
export interface PostingGroup {
  postings: readonly Posting[]
  /** The oldest of its publication days, ISO, local to the market. */
  day: string
}

/** Postings still to fetch, in groups by publication day, newest first. Pure. */
export function planFetch(postings: readonly Posting[], have: ReadonlySet<string>): PostingGroup[] {
  const fresh = postings.filter(({ id }) => !have.has(id))
  const days = Map.groupBy(fresh, ({ publishedAt }) =>
    publishedAt.toZonedDateTimeISO('America/Chicago').toPlainDate().toString(),
  )
  const groups: PostingGroup[] = []
  for (const [day, ofDay] of [...days].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const open = groups.at(-1)
    if (open && open.postings.length + ofDay.length <= GROUP_DOCUMENTS) {
      groups[groups.length - 1] = { postings: [...open.postings, ...ofDay], day }
    } else groups.push({ postings: ofDay, day })
  }
  return groups
}

/**
 * Spans of whole hours that cover `[from, to)`, newest first: one for a short range, days for a month, weeks beyond. What lies
 * `aheadMs` before `to` is still to come: it goes with the last hours before. Pure.
 */
export function planSpans(from: Temporal.Instant, to: Temporal.Instant, aheadMs = 0): Span[] {
  const first = from.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  let end = to.round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  const hours = end.since(first).total('hours')
  const step = hours <= 96 ? hours : hours <= 31 * 24 ? 24 : 7 * 24
  const spans: Span[] = []
  for (let ahead = Math.ceil(aheadMs / HOUR_MS); Temporal.Instant.compare(end, first) > 0; ahead = 0) {
    const start = end.subtract({ hours: step + ahead })
    const bounded = Temporal.Instant.compare(start, first) > 0 ? start : first
    spans.push({ from: bounded, to: end })
    end = bounded
  }
  return spans
}

/** How much of time a document speaks of, as far as planning goes: those of daily products of a day. */
const documentMs = (dataset: Dataset): number => (durationToMs(dataset.cadence) >= DAY_MS ? DAY_MS : 0)

/** Two ways in meet with a gap or an overlap of a document, and of a day that publishing may take. */
const seamMs = (dataset: Dataset): number => DAY_MS + documentMs(dataset)

/**
 * When documents about the intervals of `range` are published. The lag is the longest of a document's intervals: that of the first
 * hour for a daily document, and negative for a day-ahead market.
 */
export function publishSpan(dataset: Dataset, { from, to }: Span): Span {
  const lagMs = durationToMs(dataset.lag)
  const first = documentMs(dataset) === 0 ? from : startOfDay(dataset, from)
  const published = first.add({ milliseconds: lagMs - HOUR_MS })
  return {
    from: earlier(from, lagMs < 0 ? published : from),
    to: to.add({ milliseconds: Math.max(0, lagMs) + HOUR_MS }),
  }
}

/** The first interval that documents published since `oldest` tell of. */
export function reachOf(dataset: Dataset, oldest: Temporal.Instant): Temporal.Instant {
  const interval = oldest.subtract({ milliseconds: durationToMs(dataset.lag) })
  if (documentMs(dataset) === 0) return interval.subtract({ milliseconds: durationToMs(dataset.cadence) })
  return startOfDay(dataset, interval)
}

/** What is known of the other ways in when the documents of whole years are planned. */
export interface YearlyGround {
  /** The dataset's yearly documents as they are listed. */
  postings: readonly Posting[]
  /** The first interval that the listing of daily documents reaches; undefined where there is none. */
  reach: Temporal.Instant | undefined
  /** Intervals of which the lake holds daily documents. */
  recorded: readonly Span[]
}

/**
 * The newest document of each year of `range` in which intervals lie that no daily document tells of, here or at the source, with
 * what of the range it tells; the newest year first. Pure.
 */
export function planYears(
  dataset: Dataset,
  range: Span,
  { postings, reach, recorded }: YearlyGround,
): { posting: Posting; span: Span }[] {
  const listed = reach ? [{ from: reach.subtract({ milliseconds: seamMs(dataset) }), to: range.to }] : []
  const open = subtract(range, [...recorded.map(closeGap), ...listed], HOUR_MS)
  const newest = new Map<number, Posting>()
  for (const posting of postings) {
    const held = newest.get(posting.year ?? 0)
    if (!held || Temporal.Instant.compare(posting.publishedAt, held.publishedAt) > 0)
      newest.set(posting.year ?? 0, posting)
  }
  return [...newest]
    .sort(([a], [b]) => b - a)
    .flatMap(([year, posting]) => {
      const whole = yearSpan(year, zoneOf(dataset))
      // The running year's document ends before it was posted.
      const told = { from: whole.from, to: earlier(whole.to, posting.publishedAt) }
      const span = intersect(told, range)
      return span && open.some((piece) => intersect(piece, told)) ? [{ posting, span }] : []
    })
}

/** What of `range` neither a source served nor the lake holds; seams between two ways in are not counted. Pure. */
export function findUnserved(
  dataset: Dataset,
  range: Span,
  served: readonly Span[],
  recorded: readonly Span[],
): Span[] {
  const open = subtract(range, [...served, ...recorded.map(closeGap)], HOUR_MS)
  const isWhole = ({ from, to }: Span) => from.equals(range.from) && to.equals(range.to)
  return open.filter((piece) => isWhole(piece) || piece.to.since(piece.from).total('milliseconds') > seamMs(dataset))
}

/** A document claims its intervals by their starts: an hour later the next one's begin. */
const closeGap = ({ from, to }: Span): Span => ({ from, to: to.add({ milliseconds: HOUR_MS }) })

const startOfDay = (dataset: Dataset, at: Temporal.Instant): Temporal.Instant =>
  at.toZonedDateTimeISO(zoneOf(dataset)).startOfDay().toInstant()

export const zoneOf = ({ zone }: Dataset): string => (typeof zone === 'string' ? zone : 'UTC')

function yearSpan(year: number, zone: string): Span {
  const start = (of: number) =>
    Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(zone).toInstant()
  return { from: start(year), to: start(year + 1) }
}
