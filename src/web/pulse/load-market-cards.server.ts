import { toGridlakeError } from '../../core/errors.ts'
import type { PageContext } from '../state/page-context.ts'
import type { CardContent, CardDay, CardSpec } from './card-spec.ts'
import { HUBS, pricesCard, readPrices } from './prices-card.ts'
import { readyCard } from './ready-card.server.ts'
import type { Card } from './shown-card.ts'
import { readWind, WIND_COLUMNS, type WindRow, windCard } from './wind-card.ts'

/** What ERCOT itself publishes of a day beside EIA: prices and wind. A failure stays inside its card. */
export function loadMarketCards(page: PageContext, day: CardDay): Promise<Card[]> {
  return Promise.all([load(pricesCard, page, day, askPrices), load(windCard, page, day, askWind)])
}

async function askPrices({ client, asOf, signal }: PageContext, day: CardDay): Promise<CardContent | undefined> {
  const question = {
    locations: HUBS.map(({ id }) => id),
    from: day.from,
    to: day.to,
    ...(asOf ? { asOf } : {}),
  }
  const [rt, spreads] = await Promise.all([
    client.prices({ ...question, market: 'rt' }, signal),
    client.prices({ ...question, market: 'spread' }, signal).catch(() => ({ data: [] })),
  ])
  return readPrices(rt.data, spreads.data, day)
}

async function askWind({ client, asOf, signal }: PageContext, day: CardDay): Promise<CardContent | undefined> {
  const question = { dataset: windCard.dataset, from: day.from, to: day.to, columns: WIND_COLUMNS }
  const began = asOf && Temporal.Instant.compare(asOf, day.from) < 0 ? asOf : day.from
  const [rows, atMidnight] = await Promise.all([
    client.rows<WindRow>({ ...question, ...(asOf ? { asOf } : {}) }, signal),
    client.rows<WindRow>({ ...question, asOf: began }, signal),
  ])
  return readWind(rows.data, atMidnight.data, day)
}

type Ask = (page: PageContext, day: CardDay) => Promise<CardContent | undefined>

async function load(spec: CardSpec, page: PageContext, day: CardDay, ask: Ask): Promise<Card> {
  const head = { id: spec.id, title: spec.title, scope: spec.scope }
  try {
    const [content, dataset] = await Promise.all([ask(page, day), page.client.dataset(spec.dataset, page.signal)])
    if (content) return readyCard(spec, content, dataset, page, day)
    return {
      ...head,
      state: 'empty',
      message: nothingText(page, day),
    }
  } catch (thrown) {
    const error = toGridlakeError(thrown)
    if (error.code === 'data.not_ingested')
      return { ...head, state: 'empty', message: 'Nothing has been collected yet.' }
    return {
      ...head,
      state: 'failed',
      message: `These data cannot be shown: ${error.message} (${error.code})`,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    }
  }
}

function nothingText({ asOf }: PageContext, { isOpen }: CardDay): string {
  if (asOf) return 'Nothing was known at that moment.'
  return isOpen ? 'Nothing of this day yet.' : 'Nothing was collected of this day.'
}
