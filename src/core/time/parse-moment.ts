import { GridlakeError } from '../errors.ts'

/**
 * A moment as people write it at a door (`from`, `to`, `as_of`): an instant with `Z` or an offset, a market date
 * (its midnight), a market date and time (in the repeated hour the first pass, in the skipped one the clock not put forward),
 * `now`, `today` or `yesterday`.
 * Errors: `usage.invalid_argument` naming the text.
 */
export function parseMoment(text: string, zone: string, now: Temporal.Instant): Temporal.Instant {
  const words = text.trim()
  const moment = readWord(words.toLowerCase(), zone, now) ?? readIso(words, zone)
  if (moment) return moment
  throw new GridlakeError('usage.invalid_argument', `"${text}" is not a moment in time`, {
    hint: `write 2026-11-01 (midnight in ${zone}), 2026-11-01T14:30, 2026-11-01T14:30:00Z, 2026-11-01T14:30-06:00, now, today or yesterday`,
    context: { text, zone },
  })
}

function readWord(word: string, zone: string, now: Temporal.Instant): Temporal.Instant | undefined {
  const midnight = () => now.toZonedDateTimeISO(zone).startOfDay()
  if (word === 'now') return now
  if (word === 'today') return midnight().toInstant()
  if (word === 'yesterday') return midnight().subtract({ days: 1 }).toInstant()
  return undefined
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const WALL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/i
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)$/i

function readIso(text: string, zone: string): Temporal.Instant | undefined {
  try {
    if (INSTANT.test(text)) return Temporal.Instant.from(text)
    if (DATE.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant()
    if (WALL.test(text)) {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant()
    }
    return undefined
  } catch {
    return undefined
  }
}
