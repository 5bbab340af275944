import { GridlakeError } from '../../core/errors.ts'
import { parseMomentParameter } from './parse-truth.ts'

/** `from` and `to` of a request. Errors: `usage.invalid_argument`. */
export function parseMomentRange(
  input: { from?: string | undefined; to?: string | undefined },
  zone: string,
  now: Temporal.Instant,
): { from?: Temporal.Instant; to?: Temporal.Instant } {
  const moment = (name: 'from' | 'to') => {
    const text = input[name]
    return text === undefined ? undefined : parseMomentParameter(name, text, zone, now)
  }
  const [from, to] = [moment('from'), moment('to')]
  if (from && to && Temporal.Instant.compare(from, to) > 0) {
    throw new GridlakeError('usage.invalid_argument', `from (${from}) lies after to (${to})`, {
      hint: 'the range is half-open: from is included, to is not',
    })
  }
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
