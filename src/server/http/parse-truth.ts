import { GridlakeError } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/hour-ending.ts'
import type { Truth } from '../../engine/question.ts'

/** A moment of a request in `zone`. Errors: `usage.invalid_argument` naming the parameter. */
export function parseMomentParameter(
  name: string,
  text: string,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant {
  try {
    return parseMoment(text, zone, now)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new GridlakeError('usage.invalid_argument', `${name}: ${message}`, {
      hint: `give an instant (2026-11-20T12:00:00Z) or a local date or time (2026-11-20, 2026-11-20T06:00) of ${zone}`,
      context: { parameter: name, value: text },
      cause: error,
    })
  }
}

/** `as_of`, `known_at` and `basis` of a request. */
export function parseTruth(
  input: { as_of?: string | undefined; known_at?: string | undefined; basis?: 'recorded' | 'any' | undefined },
  zone: string,
  now: Temporal.Instant,
): Truth {
  return {
    ...(input.as_of === undefined ? {} : { asOf: parseMomentParameter('as_of', input.as_of, zone, now) }),
    ...(input.known_at === undefined ? {} : { knownAt: parseMomentParameter('known_at', input.known_at, zone, now) }),
    ...(input.basis === undefined ? {} : { basis: input.basis }),
  }
}
