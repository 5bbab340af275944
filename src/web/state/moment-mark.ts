/** Where a chart marks the moment that a page speaks of: to the minute, so that one drawing serves that long. */
export const momentMark = (
  moment: Temporal.Instant,
  asOf: Temporal.Instant | undefined,
): { epochMs: number; label: string } => ({
  epochMs: moment.round({ smallestUnit: 'minute', roundingMode: 'floor' }).epochMilliseconds,
  label: asOf ? 'as of' : 'now',
})
