/**
 * HH:00 of each day of `zone` from `from` to `to`, both inclusive, in order. In the repeated hour of autumn the first pass; where
 * spring skips the hour, what a clock not put forward would show.
 */
export function marketHours(
  zone: string,
  hour: number,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Temporal.Instant[] {
  const { compare } = Temporal.Instant
  const moments: Temporal.Instant[] = []
  let date = from.toZonedDateTimeISO(zone).toPlainDate()
  for (;;) {
    const moment = hourOf(date, hour, zone)
    if (compare(moment, to) > 0) return moments
    if (compare(moment, from) >= 0) moments.push(moment)
    date = date.add({ days: 1 })
  }
}

/** The last HH:00 of `zone` that is not after `moment`. */
export function lastMarketHour(zone: string, hour: number, moment: Temporal.Instant): Temporal.Instant {
  const today = moment.toZonedDateTimeISO(zone).toPlainDate()
  const candidate = hourOf(today, hour, zone)
  return Temporal.Instant.compare(candidate, moment) <= 0 ? candidate : hourOf(today.subtract({ days: 1 }), hour, zone)
}

const hourOf = (date: Temporal.PlainDate, hour: number, zone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant()
