/** A stretch of time, `[from, to)`. */
export interface Span {
  from: Temporal.Instant
  to: Temporal.Instant
}

const { compare } = Temporal.Instant

export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (compare(a, b) <= 0 ? a : b)
export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (compare(a, b) >= 0 ? a : b)

/** What both spans have; undefined where that is nothing. */
export function intersect(a: Span, b: Span): Span | undefined {
  const both = { from: later(a.from, b.from), to: earlier(a.to, b.to) }
  return compare(both.from, both.to) < 0 ? both : undefined
}

/** What is left of `span` without `taken`, in order; pieces no longer than `ignoredMs` are not counted. Pure. */
export function subtract(span: Span, taken: readonly Span[], ignoredMs = 0): Span[] {
  const left: Span[] = []
  let at = span.from
  for (const { from, to } of [...taken].sort((a, b) => compare(a.from, b.from))) {
    if (compare(from, at) > 0) left.push({ from: at, to: earlier(from, span.to) })
    at = later(at, to)
    if (compare(at, span.to) >= 0) break
  }
  if (compare(at, span.to) < 0) left.push({ from: at, to: span.to })
  return left.filter(
    (piece) => compare(piece.from, piece.to) < 0 && piece.to.since(piece.from).total('milliseconds') > ignoredMs,
  )
}
