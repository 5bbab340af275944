import type { Posting } from '../datasets/document.ts'

/** Postings still to fetch, in groups by publication day, newest day first. Pure. */
export function planFetch(postings: readonly Posting[], have: ReadonlySet<string>): Posting[][] {
  const fresh = postings.filter(({ id }) => !have.has(id))
  const days = Map.groupBy(fresh, ({ publishedAt }) =>
    publishedAt.toZonedDateTimeISO('America/Chicago').toPlainDate().toString(),
  )
  return [...days.entries()].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, day]) => day)
}

/** Spans of whole hours that cover `[from, to)`, newest first: one for a short range, days for a month, weeks beyond. Pure. */
export function planSpans(
  from: Temporal.Instant,
  to: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant }[] {
  const first = from.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  let end = to.round({ smallestUnit: 'hour', roundingMode: 'ceil' })
  const hours = end.since(first).total('hours')
  const step = hours <= 96 ? hours : hours <= 31 * 24 ? 24 : 7 * 24
  const spans: { from: Temporal.Instant; to: Temporal.Instant }[] = []
  while (Temporal.Instant.compare(end, first) > 0) {
    const start = end.subtract({ hours: step })
    const bounded = Temporal.Instant.compare(start, first) > 0 ? start : first
    spans.push({ from: bounded, to: end })
    end = bounded
  }
  return spans
}
