import { pricesPath } from '../../client/prices-path.ts'
import type { Location } from '../../contract/schemas/locations.ts'
import type { PriceAnnotations } from '../../contract/schemas/prices-annotations.ts'
import { hasCode } from '../../core/errors.ts'
import { VALUE_SCALES } from '../charts/dense-domain.ts'
import { drawDensePane } from '../charts/dense-pane.server.ts'
import { momentMark } from '../state/moment-mark.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText, zoneLabel } from '../state/zoned-text.ts'
import { preparePane } from './draw-panes.server.ts'
import { openPrices } from './open-prices.server.ts'
import { pickerGroups, typedNames } from './picker-groups.ts'
import { blockLinks, blockText } from './price-blocks.ts'
import { marketLinks, scaleLinks, viewLinks } from './price-links.ts'
import { MARKET_TITLES, MARKET_VALUES, PRICE_MARKETS, type PriceMarketName } from './price-markets.ts'
import { priceMenu } from './price-menu.ts'
import type { PriceRange } from './price-range.ts'
import { priceSteps } from './price-steps.ts'
import type { Pane, PricesPage } from './prices-page.ts'
import { rangeText } from './range-text.ts'
import { locationsOf, type PaneData, readPane } from './read-panes.server.ts'
import { type PaneStats, readStats } from './read-stats.server.ts'
import { readPriceTable } from './read-table.server.tsx'
import { summarizePrices } from './summarize-prices.ts'

const PATH = '/prices'
/** A list for typing ahead; longer ones are searched by the API. */
const TYPED_NAMES = 300

/** Everything that the prices explorer shows for its address. */
export async function loadPrices(page: PageContext): Promise<PricesPage> {
  const { state } = page
  const opened = await openPrices(page)
  const { known, chosen, range } = opened
  const markets = PRICE_MARKETS.filter((market) => state.market === undefined || state.market === market)
  const shown = markets.length === 0 ? PRICE_MARKETS : markets
  const [read, stats, annotations, table] = await Promise.all([
    Promise.all(shown.map((market) => orNothing(() => readPane(page, market, chosen, range)))),
    Promise.all(shown.map((market) => orNothing(() => readStats(page, market, chosen, range)))),
    readAnnotations(page, range),
    orNothing(() => readPriceTable(page, shown, chosen, range)),
  ])
  const held = read.filter((data): data is PaneData => data !== undefined && data.series.length > 0)
  const summed = stats.filter((one): one is PaneStats => one !== undefined)
  const scale = VALUE_SCALES.find((name) => name === state.y) ?? 'linear'
  const label = zoneLabel(page.zone, range.from, range.to)
  const panes = held.map((data, index): Pane => {
    const usual = summed.find(({ market }) => market === data.market)?.usual
    const look = {
      scale,
      usual,
      adders: annotations.adders,
      zoneLabel: label,
      isOnly: held.length === 1,
      isLast: index === held.length - 1,
    }
    const prepared = preparePane(page, data, range, look)
    const drawing = (size: 'wide' | 'narrow') => {
      const id = `prices-${data.market}-${size}`
      return { id, markup: page.draw(id, drawDensePane, prepared.pane, prepared.sizes[size]) }
    }
    return {
      market: data.market,
      title: MARKET_TITLES[data.market],
      minutes: data.minutes,
      series: data.series,
      downsampledFrom: data.downsampledFrom,
      domain: prepared.domain,
      bands: prepared.pane.bands,
      wide: drawing('wide'),
      narrow: drawing('narrow'),
      dataPath: dataPath(page, data.market, chosen, range),
    }
  })
  const lines = summed.flatMap((one) => one.lines)
  const steps = priceSteps(range, page.marketZone)
  const names = chosen.map(({ name }) => name)
  return {
    path: PATH,
    state,
    title: `Prices of ${names.join(', ')}`,
    rangeText: rangeText(range, page.zone),
    fromMs: range.from.epochMilliseconds,
    toMs: range.to.epochMilliseconds,
    moment: momentMark(page.asOf ?? page.now, page.asOf),
    zone: page.zone,
    zoneLabel: label,
    y: scale,
    locations: chosen.map(({ name, kind }, index) => ({
      name,
      kind,
      mark: index + 1,
      withoutHref: writeUrl(PATH, { ...state, s: names.filter((other) => other !== name) }),
    })),
    left: opened.left,
    groups: pickerGroups(known, chosen),
    nodes: typedNames(known, TYPED_NAMES),
    panes,
    adders: annotations.adders,
    constraints: annotations.constraints,
    missing: annotations.missing,
    stats: lines,
    statsScope: [rangeText(range, page.zone), blockText(state), 'USD/MWh'].filter(Boolean).join(' · '),
    blocks: blockLinks(PATH, state),
    table: { id: 'prices-table', markup: page.deliver('prices-table', table ?? '') },
    summary: summarizePrices(lines),
    links: {
      earlier: writeUrl(PATH, { ...state, ...steps.earlier }),
      later: writeUrl(PATH, { ...state, ...steps.later }),
      zoomIn: writeUrl(PATH, { ...state, ...steps.zoomIn }),
      zoomOut: writeUrl(PATH, { ...state, ...steps.zoomOut }),
      reset: writeUrl(PATH, { ...state, from: undefined, to: undefined, range: undefined, date: undefined }),
    },
    markets: marketLinks(PATH, state, true),
    scales: scaleLinks(PATH, state, scale),
    views: viewLinks(PATH, state),
    menu: priceMenu(page, shown[0] ?? 'rt', names, range),
    source: sourceText(page, held),
    notices: opened.notices,
  }
}

/** Undefined where the lake never had what is asked for: the page shows the rest. */
async function orNothing<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (hasCode(error, 'data.not_ingested') || hasCode(error, 'location.unknown')) return undefined
    throw error
  }
}

const NO_ANNOTATIONS: Pick<PriceAnnotations, 'adders' | 'constraints' | 'missing'> = {
  adders: [],
  constraints: [],
  missing: [],
}
/** Of longer ranges nothing could be seen. */
const ANNOTATED_DAYS = 45

/** What explains prices; where it cannot be had the prices are shown without. */
async function readAnnotations(page: PageContext, { from, to }: PriceRange): Promise<typeof NO_ANNOTATIONS> {
  if (from.until(to).total('hours') > ANNOTATED_DAYS * 24) return NO_ANNOTATIONS
  const asked = { from, to, constraints: 6, ...(page.asOf ? { asOf: page.asOf } : {}) }
  return page.client.priceAnnotations(asked, page.signal).catch(() => NO_ANNOTATIONS)
}

function dataPath(
  page: PageContext,
  market: PriceMarketName,
  chosen: readonly Location[],
  { from, to }: PriceRange,
): string {
  const columns = ['location', 'interval_start', MARKET_VALUES[market]]
  const asked = { market, locations: locationsOf(market, chosen), from, to, columns }
  return pricesPath({ ...asked, ...(page.asOf ? { asOf: page.asOf } : {}) }, 'columnar')
}

function sourceText({ simulated, zone }: PageContext, held: readonly PaneData[]): string {
  const lasts = held.flatMap(({ market, lastInterval }) =>
    lastInterval === null || market === 'spread'
      ? []
      : [
          `last ${MARKET_TITLES[market].toLowerCase()} interval ${momentText(Temporal.Instant.from(lastInterval), zone)}`,
        ],
  )
  return ['ERCOT settlement point prices', ...(simulated ? ['simulated'] : []), ...lasts].join(' · ')
}
