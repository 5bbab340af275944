import { priceHeatmapPath } from '../../client/prices-path.ts'
import { hasCode } from '../../core/errors.ts'
import { heatmapScale } from '../charts/heatmap-bins.ts'
import type { HeatmapColumn } from '../charts/heatmap-cells.ts'
import { drawHeatmap } from '../charts/heatmap-chart.server.ts'
import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { zoneLabel } from '../state/zoned-text.ts'
import { drawHeatmapTable } from './draw-heatmap-table.server.tsx'
import { dayColumns, monthColumns } from './heatmap-columns.ts'
import type { HeatmapPage } from './heatmap-page.ts'
import type { DayEnds } from './heatmap-target.ts'
import { openPrices } from './open-prices.server.ts'
import { pickerGroups, typedNames } from './picker-groups.ts'
import { marketLinks, viewLinks } from './price-links.ts'
import { MARKET_TITLES, type PriceMarketName } from './price-markets.ts'
import { priceRange } from './price-range.ts'
import { rangeText } from './range-text.ts'
import { locationsOf } from './read-panes.server.ts'
import { roundUsdText } from './usd-text.ts'

const PATH = '/prices/heatmap'
const TYPED_NAMES = 300
const WIDE = { width: 1120, height: 340 }
const NARROW = { width: 340, height: 300 }

/** The zone whose days are the market's operating days. */
const OPERATING_ZONE = 'America/Chicago'

/** Everything that the heat map of prices shows: a picture a place, its days and hours those of the chosen zone. */
export async function loadHeatmap(page: PageContext): Promise<HeatmapPage> {
  const { state, zone } = page
  const by = state.view === 'month' ? 'month' : 'day'
  const market: PriceMarketName = state.market === 'da' || state.market === 'spread' ? state.market : 'rt'
  const isChosen = [state.date, state.range, state.from, state.to].some((value) => value !== undefined)
  const asked = isChosen ? state : { ...state, range: by === 'month' ? ('1y' as const) : ('30d' as const) }
  const opened = await openPrices(page, wholeDays(priceRange(asked, page.asOf ?? page.now, zone), zone))
  const { range, known, chosen } = opened
  const locations = locationsOf(market, chosen)
  const question = { market, locations, by, zone, ...range, ...(page.asOf ? { asOf: page.asOf } : {}) } as const
  const rows = locations.length === 0 ? [] : await readRows(() => page.client.priceHeatmap(question, page.signal))
  const keys = columnKeys(range, zone, by)
  // Days in the address of prices over time are the market's.
  const ends = by === 'day' && zone !== page.marketZone ? keys.map((key) => dayEnds(key, zone)) : []
  const scale = heatmapScale(rows.map(({ usd_per_mwh }) => usd_per_mwh))
  const maps = chosen
    .filter(({ name }) => locations.includes(name))
    .map(({ name }, index) => {
      const own = rows.filter(({ location }) => location === name)
      const columns = by === 'day' ? dayColumns(own, keys, zone) : monthColumns(own, keys, zone)
      const draw = (size: 'wide' | 'narrow') => {
        const isWide = size === 'wide'
        const chart = {
          description: `${MARKET_TITLES[market]} prices of ${name} by hour of the day, ${rangeText(range, zone)}.`,
          columns,
          scale,
          labels: columnLabels(columns, isWide ? 12 : 4),
          hourStep: isWide ? 3 : 6,
        }
        const id = `heatmap-${index}-${size}`
        return { id, markup: page.deliver(id, drawHeatmap(chart, isWide ? WIDE : NARROW)) }
      }
      const tableId = `heatmap-${index}-table`
      return {
        location: name,
        isEmpty: own.length === 0,
        columns,
        wide: draw('wide'),
        narrow: draw('narrow'),
        table: { id: tableId, markup: page.deliver(tableId, drawHeatmapTable(columns, by, ends, page)) },
        csv: priceHeatmapPath({ ...question, locations: [name] }, 'csv'),
      }
    })
  const names = chosen.map(({ name }) => name)
  return {
    path: PATH,
    state,
    by,
    title: by === 'day' ? 'Prices by hour and day' : 'Mean prices by hour and month',
    market: MARKET_TITLES[market],
    rangeText: rangeText(range, zone),
    zoneLabel: zoneLabel(zone, range.from, range.to),
    locations: chosen.map(({ name }, index) => ({
      name,
      mark: index + 1,
      withoutHref: writeUrl(PATH, { ...state, s: names.filter((other) => other !== name) }),
    })),
    left: opened.left,
    groups: pickerGroups(known, chosen),
    nodes: typedNames(known, TYPED_NAMES),
    maps,
    ends,
    cap: roundUsdText(scale.cap),
    floor: roundUsdText(-scale.cap),
    markets: marketLinks(PATH, state, false),
    grains: [
      { label: 'Days', href: writeUrl(PATH, { ...state, view: undefined }), current: by === 'day' },
      { label: 'Months', href: writeUrl(PATH, { ...state, view: 'month' }), current: by === 'month' },
    ],
    views: viewLinks(PATH, state),
    source: `ERCOT settlement point prices${page.simulated ? ' · simulated' : ''} · each cell is the mean of its hour · ${zone === OPERATING_ZONE ? "days are the market's operating days" : `days and hours are those of ${zone}, not the market's operating days`}`,
    notices: opened.notices,
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

/** From the day that the range begins in to the end of the day that it ends in. */
function wholeDays<Range extends { from: Temporal.Instant; to: Temporal.Instant }>(range: Range, zone: string): Range {
  const last = range.to.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone)
  return {
    ...range,
    from: range.from.toZonedDateTimeISO(zone).startOfDay().toInstant(),
    to: last.startOfDay().add({ days: 1 }).toInstant(),
  }
}

function columnKeys({ from, to }: { from: Temporal.Instant; to: Temporal.Instant }, zone: string, by: 'day' | 'month') {
  const keys: string[] = []
  const end = to.toZonedDateTimeISO(zone).toPlainDate()
  for (
    let date = from.toZonedDateTimeISO(zone).toPlainDate();
    Temporal.PlainDate.compare(date, end) < 0;
    date = date.add({ days: 1 })
  )
    keys.push(by === 'day' ? date.toString() : date.toString().slice(0, 7))
  return [...new Set(keys)]
}

function dayEnds(key: string, zone: string): DayEnds {
  const day = Temporal.PlainDate.from(key)
  const text = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'minute' })
  return [text(day), text(day.add({ days: 1 }))]
}

/** About so many labels: days, or the first of months where there are many days. */
function columnLabels(columns: readonly HeatmapColumn[], most: number): { column: number; text: string }[] {
  const firsts = columns.flatMap(({ key }, column) =>
    key.endsWith('-01') || key.length === 7 ? [{ column, key }] : [],
  )
  const shown =
    columns.length > 6 * most && firsts.length > 1 ? firsts : columns.map(({ key }, column) => ({ column, key }))
  const nth = Math.ceil(shown.length / most)
  return shown
    .filter((_, index) => index % nth === 0)
    .map(({ column, key }) => ({ column, text: key.length === 7 ? monthText(key) : dayText(key) }))
}

const dayText = (key: string): string => dateText(Temporal.PlainDate.from(key)).slice(5)
const monthText = (key: string): string => `${dayText(`${key}-01`).slice(0, 3)} ${key.slice(0, 4)}`
