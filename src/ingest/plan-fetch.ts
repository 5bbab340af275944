import type { Posting } from '../datasets/document.ts'

/** Postings still to fetch, in groups by publication day, newest day first. Pure. */
export function planFetch(postings: readonly Posting[], have: ReadonlySet<string>): Posting[][] {
  const fresh = postings.filter(({ id }) => !have.has(id))
  const days = Map.groupBy(fresh, ({ publishedAt }) => publishedAt.toZonedDateTimeISO('America/Chicago').toPlainDate().toString())
  return [...days.entries()].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, day]) => day)
}

/** Days that cover `[from, to)`, newest first. Pure. */
export function planDays(from: Temporal.Instant, to: Temporal.Instant): { from: Temporal.Instant; to: Temporal.Instant }[] {
  const days: { from: Temporal.Instant; to: Temporal.Instant }[] = []
  let end = to
  while (Temporal.Instant.compare(end, from) > 0) {
    const midnight = end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('UTC').startOfDay().toInstant()
    const start = Temporal.Instant.compare(midnight, from) > 0 ? midnight : from
    days.push({ from: start, to: end })
    end = start
  }
  return days
}
