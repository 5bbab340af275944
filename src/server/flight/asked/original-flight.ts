import type { Engine, PricesQuestion, Truth } from '../../../engine/question.ts'
import { DEFAULT_ZONE } from '../../http/market-zone.ts'
import { originalQuestion } from '../../http/original-question.ts'
import { parseTruth } from '../../http/parse-truth.ts'
import { spellTruth } from '../access/call-truth.ts'
import type { Flight } from '../flight.ts'
import type { FlightPlace } from '../flight-place.ts'
import { originalColumns, originalSchema } from './original-prices.ts'
import { type OriginalTicket, writeTicket } from './ticket.ts'

/** The path under which the original offered its prices. */
export const ORIGINAL_PATH = 'ercot_prices'

/** The prices of a ticket of the original as a flight. */
export const originalFlight = (ticket: OriginalTicket, truth: Truth): Flight => ({
  schema: originalSchema(),
  tickets: [writeTicket({ ...ticket, ...spellTruth(truth) })],
  ordered: true,
  totalRecords: -1,
})

/** What the path alone stands for: real-time prices of all hubs of yesterday and today. */
export function latestOriginal({ clock }: Pick<FlightPlace, 'clock'>): OriginalTicket {
  const today = clock.now().toZonedDateTimeISO(DEFAULT_ZONE).toPlainDate()
  return { start_date: today.subtract({ days: 1 }).toString(), end_date: today.toString(), price_type: 'real_time' }
}

/** The question of a ticket of the original: market days, both included. Errors: `usage.invalid_argument`. */
export async function originalPricesQuestion(
  { start_date, end_date, hubs, price_type, ...shared }: OriginalTicket,
  truth: Truth,
  engine: Engine,
  now: Temporal.Instant,
): Promise<PricesQuestion> {
  const parameters = {
    start_date,
    end_date,
    ...(hubs && hubs.length > 0 ? { hubs: hubs.join(',') } : {}),
    ...(price_type === undefined ? {} : { price_type }),
  }
  const question = await originalQuestion(parameters, now, () => listPriced(engine))
  return {
    ...question,
    ...truth,
    ...parseTruth(shared, DEFAULT_ZONE, now),
    columns: originalColumns(question.market),
  }
}

const HUB_KINDS: ReadonlySet<string> = new Set(['hub', 'load_zone', 'dc_tie'])
const PRICED: ReadonlySet<string> = new Set(['ercot.dam_spp', 'ercot.rt_spp'])

async function listPriced(engine: Engine): Promise<string[]> {
  const locations = await engine.locations()
  return locations.flatMap(({ name, kind, datasets }) =>
    HUB_KINDS.has(kind) && datasets.some((id) => PRICED.has(id)) ? [name] : [],
  )
}
