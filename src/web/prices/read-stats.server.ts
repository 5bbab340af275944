import type { Location } from '../../contract/schemas/locations.ts'
import type { UsualSpan } from '../charts/dense-domain.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText } from '../state/zoned-text.ts'
import { askedBlocks } from './price-blocks.ts'
import { MARKET_VALUES, type PriceMarketName } from './price-markets.ts'
import type { PriceRange } from './price-range.ts'
import type { StatsLine } from './prices-page.ts'
import { locationsOf } from './read-panes.server.ts'
import { hoursText, usdText } from './usd-text.ts'

export interface PaneStats {
  market: PriceMarketName
  lines: readonly StatsLine[]
  /** Where most prices of all the locations lie; undefined: there are none. */
  usual: UsualSpan | undefined
}

/** A market's prices of a range summed up by the API. */
export async function readStats(
  page: PageContext,
  market: PriceMarketName,
  chosen: readonly Location[],
  { from, to }: PriceRange,
): Promise<PaneStats> {
  const locations = locationsOf(market, chosen)
  if (locations.length === 0) return { market, lines: [], usual: undefined }
  const asked = { market, locations, from, to, ...askedBlocks(page.state), ...(page.asOf ? { asOf: page.asOf } : {}) }
  const { data } = await page.client.priceStats(asked, page.signal)
  const rows = data.filter(({ measure }) => measure === MARKET_VALUES[market])
  const marks = new Map(chosen.map(({ name }, index) => [name, index + 1]))
  const lines = rows.map(
    (row): StatsLine => ({
      location: row.location,
      mark: marks.get(row.location) ?? 1,
      market,
      // In the order of STATS_COLUMNS.
      cells: [
        usdText(row.mean_usd_per_mwh),
        usdText(row.p5_usd_per_mwh),
        usdText(row.p50_usd_per_mwh),
        usdText(row.p95_usd_per_mwh),
        usdText(row.min_usd_per_mwh),
        usdText(row.max_usd_per_mwh),
        `${hoursText(row.negative_hours)} h`,
      ],
      top: row.top.map(({ interval_start, usd_per_mwh }) => ({
        text: momentText(Temporal.Instant.from(interval_start), page.zone),
        usd: usdText(usd_per_mwh),
      })),
    }),
  )
  const usual =
    rows.length === 0
      ? undefined
      : {
          p5: Math.min(...rows.map(({ p5_usd_per_mwh }) => p5_usd_per_mwh)),
          p95: Math.max(...rows.map(({ p95_usd_per_mwh }) => p95_usd_per_mwh)),
        }
  return { market, lines: lines.sort((a, b) => a.mark - b.mark), usual }
}
