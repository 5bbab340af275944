/** Instants of a local day, half-open. */
export interface DayRange {
  from: Temporal.Instant
  to: Temporal.Instant
}

/** A day on the wall clock of `zone`: 23 hours where spring skips one, 25 where autumn repeats one. */
export const dayRange = (date: Temporal.PlainDate, zone: string): DayRange => ({
  from: date.toZonedDateTime(zone).toInstant(),
  to: date.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
})

/** The day of `zone` that a moment lies in. */
export const dayOf = (moment: Temporal.Instant, zone: string): Temporal.PlainDate =>
  moment.toZonedDateTimeISO(zone).toPlainDate()
