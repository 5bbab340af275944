/** A day for people: `June 9, 2026`. */
export const dateText = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-US', { month: 'long', day: 'numeric', year: 'numeric' })
