import type { Client } from '../../client/client.ts'
import { momentText } from '../state/market-time.ts'
import { describeControl, readAsOf } from './as-of.server.ts'
import { demandCard } from './demand-card.ts'
import { type CardRequest, loadCard } from './load-card.server.ts'
import { pricesCard } from './prices-card.ts'
import type { PulsePage } from './pulse-page.ts'
import { windCard } from './wind-card.ts'

/** Everything the first page shows, for the moment its address asks for. */
export async function loadPulse(
  request: Request,
  client: Client,
  deliver: CardRequest['deliver'],
): Promise<{ page: PulsePage; status: 200 | 400 }> {
  const { signal } = request
  const [health, { datasets }] = await Promise.all([client.health(signal), client.datasets(signal)])
  const now = Temporal.Instant.from(health.now)
  const { instant: asOf, refusal } = readAsOf(new URL(request.url), now)
  const cardRequest: CardRequest = { client, deliver, now, asOf, datasets, signal }
  const cards = await Promise.all([
    loadCard(pricesCard, cardRequest),
    loadCard(windCard, cardRequest),
    loadCard(demandCard, cardRequest),
  ])
  const page: PulsePage = {
    simulated: health.source === 'twin',
    version: health.version,
    moment: momentText(asOf ?? now),
    asOf: asOf && momentText(asOf),
    refusal,
    control: describeControl(asOf, now),
    cards,
  }
  return { page, status: refusal === undefined ? 200 : 400 }
}
