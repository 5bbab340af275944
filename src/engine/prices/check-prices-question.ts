import { GridlakeError } from '../../core/errors.ts'
import type { PricesQuestion } from '../question.ts'

/** More than all hubs and load zones, less than what a client asks by mistake. */
export const MAX_LOCATIONS = 1000

/** The question with each location once, where it can be answered. Pure. Errors: `usage.invalid_argument`. */
export function checkPricesQuestion(question: PricesQuestion): PricesQuestion {
  const { market, locationType, from, to, limit } = question
  const locations = [...new Set(question.locations)]
  if (locations.length > MAX_LOCATIONS)
    throw refuse(
      `${locations.length.toLocaleString('en-US')} locations are asked for at once`,
      `ask for up to ${MAX_LOCATIONS.toLocaleString('en-US')} at a time, or take all rows of the dataset and filter them`,
    )
  if (locations.length === 0 && market !== 'as')
    throw refuse('no location is asked for', 'name one or several, such as HB_NORTH; /api/v1/locations lists them')
  if (locationType !== undefined && (market === 'da' || market === 'as'))
    throw refuse(
      `${market} prices have no settlement point types`,
      'leave the location type out; it chooses among real-time prices of one name',
    )
  if (Temporal.Instant.compare(from, to) > 0)
    throw refuse(`from (${from}) lies after to (${to})`, 'the range is half-open: from is included, to is not')
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 0))
    throw refuse(`limit takes a whole number of at least 0, not ${limit}`, 'leave it out for all rows')
  return { ...question, locations }
}

const refuse = (message: string, hint: string) => new GridlakeError('usage.invalid_argument', message, { hint })
