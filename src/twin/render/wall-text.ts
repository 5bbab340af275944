const DAY_MS = 86_400_000

/** `YYYY-MM-DD` of a wall time given as if it were UTC, ms: by arithmetic, since documents are made of thousands. */
export function wallDate(wallMs: number): string {
  // Days since 0000-03-01, so that a leap day ends its year; 400 years are 146,097 days.
  const days = Math.floor(wallMs / DAY_MS) + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fifth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fifth < 10 ? fifth + 3 : fifth - 9
  const day = dayOfYear - Math.floor((153 * fifth + 2) / 5) + 1
  return `${era * 400 + yearOfEra + (month <= 2 ? 1 : 0)}-${two(month)}-${two(day)}`
}

/** `HH:MM:SS.mmm` of a wall time. */
export function wallTimeOfDay(wallMs: number): string {
  const ms = wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS
  const seconds = Math.floor(ms / 1000)
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
