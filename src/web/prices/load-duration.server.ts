import { priceDurationPath } from '../../client/prices-path.ts'
import type { PriceDurationRow } from '../../contract/schemas/prices-summary.ts'
import { hasCode } from '../../core/errors.ts'
import { drawDuration } from '../charts/duration-chart.server.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { DurationLine, DurationPage } from './duration-page.ts'
import { openPrices } from './open-prices.server.ts'
import { pickerGroups, typedNames } from './picker-groups.ts'
import { askedBlocks, blockLinks, blockText } from './price-blocks.ts'
import { marketLinks, scaleLinks, viewLinks } from './price-links.ts'
import { MARKET_TITLES, type PriceMarketName } from './price-markets.ts'
import { priceRange } from './price-range.ts'
import { rangeText } from './range-text.ts'
import { readAbove } from './read-above.ts'
import { locationsOf } from './read-panes.server.ts'
import { hoursText, roundUsdText, usdText } from './usd-text.ts'

const PATH = '/prices/duration'
const TYPED_NAMES = 300
const POINTS = 300
/** Lines that can be told apart. */
const MOST_LINES = 6
const WIDE = { width: 1120, height: 440 }
const NARROW = { width: 340, height: 320 }

/** Everything that the page of price-duration curves shows. */
export async function loadDuration(page: PageContext): Promise<DurationPage> {
  const { state, marketZone: zone } = page
  const by = state.view === 'year' ? 'year' : 'range'
  const market: PriceMarketName = state.market === 'da' || state.market === 'spread' ? state.market : 'rt'
  const above = readAbove(page.url.searchParams.get('above'))
  const opened = await openPrices(page, rangeOf(page, by))
  const { range, known, chosen } = opened
  const locations = locationsOf(market, chosen)
  const truth = page.asOf ? { asOf: page.asOf } : {}
  const question = {
    market,
    locations,
    from: range.from,
    to: range.to,
    by,
    points: POINTS,
    ...askedBlocks(state),
    ...truth,
  } as const
  const asked = { ...question, thresholdsUsdPerMwh: [above] }
  const rows = locations.length === 0 ? [] : await readRows(() => page.client.priceDuration(asked, page.signal))
  const ordered = by === 'year' ? rows : rows.toSorted((a, b) => markOf(a, chosen) - markOf(b, chosen))
  const lines = ordered
    .slice(0, MOST_LINES)
    .map((row, index) => toLine(row, by === 'year' ? index + 1 : markOf(row, chosen)))
  const scale = state.y === 'symlog' ? 'symlog' : 'linear'
  const draw = (size: 'wide' | 'narrow') => {
    const chart = {
      description: `Price-duration curves, ${MARKET_TITLES[market]}, ${rangeText(range, zone)}: ${lines.map(({ label }) => label).join(', ')}.`,
      scale,
      curves: lines.map(({ mark, points }) => ({
        className: `series-${mark}`,
        points: points.map(([share, , value]) => ({ share, value })),
      })),
      threshold: { value: above, label: roundUsdText(above) },
    } as const
    const id = `duration-${size}`
    return { id, markup: page.draw(id, drawDuration, chart, size === 'wide' ? WIDE : NARROW) }
  }
  const names = chosen.map(({ name }) => name)
  const [first] = lines
  return {
    path: PATH,
    state,
    by,
    title: 'Price duration',
    market: MARKET_TITLES[market],
    rangeText: [rangeText(range, zone), blockText(state)].filter(Boolean).join(' · '),
    blocks: blockLinks(PATH, state),
    above,
    locations: chosen.map(({ name }, index) => ({
      name,
      mark: index + 1,
      withoutHref: writeUrl(PATH, { ...state, s: names.filter((other) => other !== name) }),
    })),
    left: opened.left,
    groups: pickerGroups(known, chosen),
    nodes: typedNames(known, TYPED_NAMES),
    lines,
    wide: draw('wide'),
    narrow: draw('narrow'),
    finding: first
      ? `${first.label} was above ${usdText(above)} for ${first.aboveHours}, ${first.aboveShare} of the time`
      : 'The lake has no prices of these places in this range',
    markets: marketLinks(PATH, state, false),
    scales: scaleLinks(PATH, state, scale).filter(({ label }) => label !== 'Cut spikes'),
    parts: [
      { label: 'Whole range', href: writeUrl(PATH, { ...state, view: undefined }), current: by === 'range' },
      { label: 'By year', href: writeUrl(PATH, { ...state, view: 'year' }), current: by === 'year' },
    ],
    views: viewLinks(PATH, state),
    menu: [
      { label: 'JSON', href: priceDurationPath(asked) },
      { label: 'Parquet', href: priceDurationPath(asked, 'parquet'), download: true },
      { label: 'Link', href: `${page.url.pathname}${page.url.search}`, description: 'link to exactly this' },
    ],
    source: `ERCOT settlement point prices${page.simulated ? ' · simulated' : ''} · market time`,
    notices:
      rows.length > MOST_LINES
        ? [
            ...opened.notices,
            `${MOST_LINES} lines can be told apart at once; the API has the other ${rows.length - MOST_LINES}.`,
          ]
        : opened.notices,
  }
}

/** By default the last 30 days; of years the three last ones. */
function rangeOf({ state, asOf, now, marketZone: zone }: PageContext, by: 'range' | 'year') {
  const moment = asOf ?? now
  const isChosen = [state.date, state.range, state.from, state.to].some((value) => value !== undefined)
  if (isChosen) return priceRange(state, moment, zone)
  if (by === 'range') return priceRange({ ...state, range: '30d' }, moment, zone)
  const year = moment.toZonedDateTimeISO(zone).year
  return priceRange({ ...state, from: `${year - 2}-01-01`, to: `${year}-12-31` }, moment, zone)
}

const markOf = (row: PriceDurationRow, chosen: readonly { name: string }[]): number =>
  chosen.findIndex(({ name }) => name === row.location) + 1

function toLine(row: PriceDurationRow, mark: number): DurationLine {
  const [above] = row.above
  return {
    label: row.year === null ? row.location : `${row.location} ${row.year}`,
    mark,
    aboveHours: `${hoursText(above?.hours ?? 0)} h`,
    aboveShare: `${((above?.share ?? 0) * 100).toFixed(1)} %`,
    cells: [
      `${hoursText(row.hours)} h`,
      usdText(row.mean_usd_per_mwh),
      usdText(row.max_usd_per_mwh),
      usdText(row.min_usd_per_mwh),
      `${hoursText(row.negative_hours)} h`,
    ],
    points: row.points.map(({ share, hours, usd_per_mwh }) => [share, hours, usd_per_mwh] as const),
  }
}

async function readRows<Row>(ask: () => Promise<{ data: Row[] }>): Promise<Row[]> {
  try {
    return (await ask()).data
  } catch (error) {
    if (hasCode(error, 'data.not_ingested')) return []
    throw error
  }
}
