import { pricesPath } from '../../client/prices-path.ts'
import type { CardAction } from '../components/card.tsx'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { MARKET_DATASETS, type PriceMarketName } from './price-markets.ts'
import type { PriceRange } from './price-range.ts'

/** Ways to have the prices of a card elsewhere. */
export function priceMenu(
  page: PageContext,
  market: PriceMarketName,
  locations: readonly string[],
  { from, to }: PriceRange,
): CardAction[] {
  const asked = { market, locations, from, to, ...(page.asOf ? { asOf: page.asOf } : {}) }
  const embed = new URLSearchParams(page.url.searchParams)
  return [
    { label: 'CSV', href: pricesPath(asked, 'csv'), download: true },
    { label: 'Parquet', href: pricesPath(asked, 'parquet'), download: true },
    { label: 'Excel', href: pricesPath(asked, 'xlsx'), download: true },
    { label: 'JSON', href: pricesPath(asked) },
    { label: 'Link', href: `${page.url.pathname}${page.url.search}`, description: 'link to exactly this' },
    { label: 'Embed', href: `/embed/prices?${embed}` },
    {
      label: 'Open in SQL',
      href: writeUrl('/sql', { sql: pricesStatement(market, locations, { from, to }), as_of: page.state.as_of }),
    },
  ]
}

/** The statement that shows a market's prices over the public views. */
function pricesStatement(market: PriceMarketName, locations: readonly string[], { from, to }: PriceRange): string {
  const [dataset = ''] = MARKET_DATASETS[market]
  const names = locations.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ')
  return `SELECT interval_start_local, settlement_point, price_usd_per_mwh
FROM ${dataset}
WHERE settlement_point IN (${names})
  AND interval_start >= '${from}' AND interval_start < '${to}'
ORDER BY settlement_point, interval_start`
}
