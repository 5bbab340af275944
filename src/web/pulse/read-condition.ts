import type { AdderSpan, PriceAnnotations } from '../../contract/schemas/prices-annotations.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { GridConditionView } from './day-view.ts'
import { intervalText } from './interval-text.ts'
import { priceText } from './number-text.ts'

interface Day {
  date: string
  from: Temporal.Instant
  to: Temporal.Instant
  isOpen: boolean
}

/** What is said from so high an adder on, USD/MWh. */
const WORDS = [
  { fromUsdPerMwh: 1000, word: 'Scarce' },
  { fromUsdPerMwh: 100, word: 'Tight' },
  { fromUsdPerMwh: 10, word: 'Tightening' },
] as const

/**
 * How ERCOT's grid stood, in a word, as its energy price adders tell: they rise as reserves are run down. Undefined where no adder is
 * known. It is not ERCOT's own condition (normal, conservation, EEA).
 */
export async function readCondition(page: PageContext, day: Day): Promise<GridConditionView | undefined> {
  const { client, asOf, signal } = page
  const asked = { from: day.from, to: day.to, ...(asOf ? { asOf } : {}) }
  try {
    const [known, annotations] = await Promise.all([
      client.rows({ ...asked, dataset: 'mart.rt_price_adders', columns: ['interval_start'], limit: 1 }, signal),
      client.priceAnnotations({ ...asked, constraints: 0 }, signal),
    ])
    return known.data.length === 0 ? undefined : describe(annotations, day, page)
  } catch {
    return undefined
  }
}

function describe({ adders, sql }: PriceAnnotations, { date, isOpen }: Day, page: PageContext): GridConditionView {
  const highest = adders.reduce<AdderSpan | undefined>(
    (best, span) => (best && best.max_usd_per_mwh >= span.max_usd_per_mwh ? best : span),
    undefined,
  )
  const when = isOpen ? ' so far' : ''
  const most = highest?.max_usd_per_mwh ?? 0
  return {
    word: WORDS.find(({ fromUsdPerMwh }) => most >= fromUsdPerMwh)?.word ?? 'Calm',
    text: highest
      ? `Energy price adders went up to ${priceText(most)}/MWh${when} (${intervalText(Temporal.Instant.from(highest.from), Temporal.Instant.from(highest.to), page.zone)}).`
      : `No energy price adder was above $1/MWh${when}.`,
    pricesHref: writeUrl('/prices', { from: date, to: date, tz: page.state.tz, as_of: page.state.as_of }),
    sqlHref: writeUrl('/sql', { sql: sql.adders, as_of: page.state.as_of }),
  }
}
