import { renderToStaticMarkup } from 'react-dom/server'
import type { Location } from '../../contract/schemas/locations.ts'
import type { PriceRow } from '../../contract/schemas/prices.ts'
import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { momentText } from '../state/zoned-text.ts'
import { MARKET_VALUES, type PriceMarketName } from './price-markets.ts'
import type { PriceRange } from './price-range.ts'
import { locationsOf } from './read-panes.server.ts'
import { usdText } from './usd-text.ts'

const SHORT: Readonly<Record<PriceMarketName, string>> = { rt: 'RT', da: 'DA', spread: 'RT − DA' }
const QUARTERS_UP_TO_HOURS = 30
const HOURS_UP_TO_DAYS = 8
/** Longer ranges are for a file. */
const MOST_DAYS = 120

type Interval = 'PT15M' | 'PT1H' | 'P1D'

/** The prices of a range as table markup: quarter hours of a day, hours of a week, days of more; each as the API gives it. */
export async function readPriceTable(
  page: PageContext,
  markets: readonly PriceMarketName[],
  chosen: readonly Location[],
  range: PriceRange,
): Promise<string> {
  const { from, to, interval, isCut } = tableRange(range, markets)
  const columns = markets.flatMap((market) => locationsOf(market, chosen).map((location) => ({ market, location })))
  const answers = await Promise.all(
    markets.map(async (market) => {
      const locations = locationsOf(market, chosen)
      if (locations.length === 0) return []
      const asked = { market, locations, from, to, interval, ...(page.asOf ? { asOf: page.asOf } : {}) }
      const { data } = await page.client.prices(asked, page.signal)
      return data.map((row) => ({ row, key: `${market} ${row.location}`, usd: row[MARKET_VALUES[market]] ?? null }))
    }),
  )
  const rows = new Map<string, { row: PriceRow; cells: Map<string, number | null> }>()
  for (const { row, key, usd } of answers.flat()) {
    const start = row.interval_start ?? ''
    const line = rows.get(start) ?? { row, cells: new Map() }
    line.cells.set(key, usd)
    rows.set(start, line)
  }
  const lines = [...rows].sort(([a], [b]) => Temporal.Instant.compare(a, b))
  return renderToStaticMarkup(
    <table>
      <caption>
        {CAPTIONS[interval]} of {markets.map((market) => SHORT[market]).join(', ')}, USD/MWh
        {isCut ? `; the last ${MOST_DAYS} days, the CSV file has all` : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">{interval === 'P1D' ? 'Market day' : 'Interval'}</th>
          {columns.map(({ market, location }) => (
            <th key={`${market} ${location}`} scope="col">
              {SHORT[market]} {location}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([start, { row, cells }]) => (
          <tr key={start} data-start={Temporal.Instant.from(start).epochMilliseconds}>
            <th scope="row">{headText(row, start, interval, page)}</th>
            {columns.map(({ market, location }) => (
              <td key={`${market} ${location}`}>{usdText(cells.get(`${market} ${location}`))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>,
  )
}

const CAPTIONS: Readonly<Record<Interval, string>> = {
  PT15M: 'Quarter hours',
  PT1H: 'Means of hours',
  P1D: 'Means of market days',
}

function tableRange({ from, to }: PriceRange, markets: readonly PriceMarketName[]) {
  const hours = from.until(to).total('hours')
  if (hours > HOURS_UP_TO_DAYS * 24) {
    const first = to.subtract({ hours: MOST_DAYS * 24 })
    const isCut = Temporal.Instant.compare(first, from) > 0
    return { from: isCut ? first : from, to, interval: 'P1D' as const, isCut }
  }
  const isShort = hours <= QUARTERS_UP_TO_HOURS && markets.includes('rt')
  return { from, to, interval: isShort ? ('PT15M' as const) : ('PT1H' as const), isCut: false }
}

function headText(row: PriceRow, start: string, interval: Interval, { zone, marketZone }: PageContext): string {
  const instant = Temporal.Instant.from(start)
  if (interval === 'PT15M' || (interval === 'PT1H' && zone !== marketZone)) return momentText(instant, zone)
  const local = instant.toZonedDateTimeISO(marketZone)
  if (interval === 'P1D') return `${dateText(local)}, ${local.year}`
  const end = two(row.hour_ending ?? local.hour + 1)
  return `${dateText(local)}, HE ${end} (${two(local.hour)}:00–${end}:00 ${zoneAbbreviation(local)})`
}

const two = (value: number): string => String(value).padStart(2, '0')
