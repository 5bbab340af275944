import { PricesQuery } from '../../contract/schemas/prices.ts'
import type { PricesQuestion } from '../../engine/question.ts'
import { DEFAULT_ZONE } from './market-zone.ts'
import { parseQuery } from './parse-query.ts'
import { parseMomentParameter, parseTruth } from './parse-truth.ts'

export interface PricesRequest {
  question: PricesQuestion
  /** The format asked for by name, if any. */
  format: PricesQuery['format']
}

/**
 * Reads the parameters of a prices request. Pure.
 * Errors: `usage.unknown_option` (no such parameter, naming the nearest), `usage.invalid_argument`.
 */
export function parsePricesQuery(params: URLSearchParams, now: Temporal.Instant): PricesRequest {
  const query = parseQuery(PricesQuery, params, PRICES_LISTS)
  return { question: readPricesQuestion(query, now), format: query.format }
}

/** The question that parameters ask, days being those of `zone`; what they may leave out by default. Pure. Errors: `usage.invalid_argument`. */
export function readPricesQuestion(
  query: Partial<PricesQuery>,
  now: Temporal.Instant,
  zone = DEFAULT_ZONE,
): PricesQuestion {
  const truth = parseTruth(query, zone, now)
  return {
    market: query.market ?? 'rt',
    locations: query.locations ?? [],
    ...readRange(query, truth.asOf ?? now, now, zone),
    ...truth,
    ...(query.location_type === undefined ? {} : { locationType: query.location_type }),
    ...(query.interval === undefined ? {} : { interval: query.interval }),
    ...(query.columns === undefined ? {} : { columns: query.columns }),
    ...(query.block === undefined ? {} : { blocks: query.block }),
    ...(query.points === undefined ? {} : { points: query.points }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  }
}

/** Parameters that hold several names, separated by commas or given again. */
export const PRICES_LISTS = ['locations', 'columns', 'block'] as const

/** The range asked for; what it leaves out, by days of `zone` around `moment`. */
function readRange(
  query: Pick<PricesQuery, 'from' | 'to'>,
  moment: Temporal.Instant,
  now: Temporal.Instant,
  zone: string,
): Pick<PricesQuestion, 'from' | 'to'> {
  const read = (name: 'from' | 'to') => {
    const text = query[name]
    return text === undefined ? undefined : parseMomentParameter(name, text, zone, now)
  }
  const startOfDay = (instant: Temporal.Instant, days = 0) =>
    instant.toZonedDateTimeISO(zone).startOfDay().add({ days }).startOfDay().toInstant()
  const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b)
  const [from, to] = [read('from'), read('to')]
  if (from && to) return { from, to }
  if (to) return { from: startOfDay(to.subtract({ nanoseconds: 1 })), to }
  const start = from ?? startOfDay(moment)
  return { from: start, to: startOfDay(later(start, moment), 1) }
}
