import { GridlakeError } from '../errors.ts'

/** Milliseconds of an ISO 8601 duration, `PT15M`, `P7D`; a day is 24 hours, a year 365 days. Errors: `usage.invalid_argument`. */
export function durationToMs(text: string): number {
  try {
    const { years, months, ...rest } = fields(Temporal.Duration.from(text))
    if (months === 0) return Temporal.Duration.from({ ...rest, days: rest.days + years * 365 }).total('milliseconds')
  } catch (cause) {
    throw invalid(text, cause)
  }
  throw invalid(text)
}

const fields = ({ years, months, weeks, days, hours, minutes, seconds, milliseconds }: Temporal.Duration) => ({
  years,
  months,
  days: days + weeks * 7,
  hours,
  minutes,
  seconds,
  milliseconds,
})

const invalid = (text: string, cause?: unknown) =>
  new GridlakeError('usage.invalid_argument', `"${text}" is not a duration of fixed length`, {
    hint: 'write an ISO 8601 duration such as PT15M, PT1H, P7D or P10Y',
    context: { text },
    cause,
  })
