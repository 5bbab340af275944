import { drawDensePane } from '../charts/dense-pane.server.ts'
import { preparePane } from '../prices/draw-panes.server.ts'
import { openPrices } from '../prices/open-prices.server.ts'
import { MARKET_TITLES, PRICE_MARKETS } from '../prices/price-markets.ts'
import { rangeText } from '../prices/range-text.ts'
import { readPane } from '../prices/read-panes.server.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText, zoneLabel } from '../state/zoned-text.ts'
import type { EmbedChart } from './embed-chart.ts'

/** The prices of some places over time: one market of the page of prices. */
export const pricesEmbed: EmbedChart = {
  id: 'prices',
  name: 'Prices',
  fromPage: (url) => (url.pathname === '/prices' ? url.searchParams : undefined),
  async load(page) {
    const { chosen, range } = await openPrices(page)
    const market = PRICE_MARKETS.find((one) => one === page.state.market) ?? 'rt'
    const data = await readPane(page, market, chosen, range)
    const label = zoneLabel(page.zone, range.from, range.to)
    const look = {
      scale: 'linear',
      usual: undefined,
      adders: [],
      zoneLabel: label,
      isOnly: true,
      isLast: true,
    } as const
    const { pane } = preparePane(page, data, range, look)
    const last =
      data.lastInterval === null
        ? []
        : [`last interval ${momentText(Temporal.Instant.from(data.lastInterval), page.zone)}`]
    return {
      title: `${MARKET_TITLES[market]} prices of ${chosen.map(({ name }) => name).join(', ')}`,
      scope: `${rangeText(range, page.zone)} · USD/MWh · ${label}`,
      source: ['ERCOT settlement point prices', ...(page.simulated ? ['simulated'] : []), ...last].join(' · '),
      legend: data.series.map(({ location, mark }) => ({ className: `series-${mark}`, label: location })),
      draw: (size) => drawDensePane(pane, size),
      href: writeUrl('/prices', page.state),
    }
  },
}
