import { ORIGINAL_PRICE_TYPES, OriginalPricesQuery } from '../../contract/schemas/original.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { PricesQuestion } from '../../engine/question.ts'
import { DEFAULT_ZONE } from './market-zone.ts'
import { parseQuery } from './parse-query.ts'
import { parseMomentParameter } from './parse-truth.ts'

/** The answer is held whole: what the original meant to allow at once. */
const MAX_DAYS = 366
const MAX_HUBS = 20

/**
 * Reads the parameters of the original's prices request; `listHubs` says what all hubs are. Both ends of its range are included, days
 * and instants alike. Errors: `usage.invalid_argument`.
 */
export async function originalQuestion(
  params: Readonly<Record<string, string>> | URLSearchParams,
  now: Temporal.Instant,
  listHubs: () => Promise<readonly string[]>,
): Promise<PricesQuestion> {
  const query = parseQuery(OriginalPricesQuery, new URLSearchParams(params))
  const from = parseMomentParameter('start_date', query.start_date, DEFAULT_ZONE, now)
  const to = endOf(query.end_date, now)
  if (Temporal.Instant.compare(from, to) >= 0)
    throw refuse(`start_date ${query.start_date} lies after end_date ${query.end_date}`, 'give the earlier one first')
  if (to.since(from).total('hours') > MAX_DAYS * 24 + 1)
    throw refuse(
      `the range has more than ${MAX_DAYS} days`,
      'ask year by year, or /api/v1/prices, which streams ranges of any length',
    )
  const market = ORIGINAL_PRICE_TYPES[query.price_type ?? 'day_ahead']
  const named = query.hubs?.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])) ?? []
  const hubs = [...new Set(named)]
  if (hubs.length > MAX_HUBS)
    throw refuse(`${hubs.length} hubs are asked for`, `ask for up to ${MAX_HUBS}, or /api/v1/prices for more`)
  if (market === 'as') return { market, locations: [], from, to }
  return { market, locations: hubs.length === 0 ? await listHubs() : hubs, from, to }
}

/** The first moment that is not asked for any more. */
function endOf(text: string, now: Temporal.Instant): Temporal.Instant {
  const end = parseMomentParameter('end_date', text, DEFAULT_ZONE, now)
  if (!/^\s*(\d{4}-\d{2}-\d{2}|today|yesterday)\s*$/i.test(text)) return end.add({ microseconds: 1 })
  return end.toZonedDateTimeISO(DEFAULT_ZONE).add({ days: 1 }).startOfDay().toInstant()
}

const refuse = (message: string, hint: string) => new GridlakeError('usage.invalid_argument', message, { hint })
