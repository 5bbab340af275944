import type { PriceRow } from '../../contract/schemas/prices.ts'
import { momentText } from '../state/zoned-text.ts'
import type { CardContent, CardDay, CardSpec, IntervalRow } from './card-spec.ts'
import { endOf, findLatest, startOf, toIntervalValues, toTableRows } from './interval-row.ts'
import { intervalText } from './interval-text.ts'
import { priceText } from './number-text.ts'
import type { Figure } from './shown-card.ts'

export const HUBS = [
  { id: 'HB_HOUSTON', name: 'Houston', series: 'hub-1' },
  { id: 'HB_NORTH', name: 'North', series: 'hub-2' },
  { id: 'HB_SOUTH', name: 'South', series: 'hub-3' },
  { id: 'HB_WEST', name: 'West', series: 'hub-4' },
] as const

export const pricesCard: CardSpec = {
  id: 'prices',
  title: 'Hub prices',
  scope:
    'ERCOT real-time settlement point prices, $/MWh, 15 minutes; under each the last hour against its day-ahead price',
  dataset: 'ercot.rt_spp',
  unitLabel: '$/MWh',
  zero: false,
  size: { width: 720, height: 300 },
}

/** Every price row has these of a question that asks for all columns. */
type Priced = PriceRow & IntervalRow & { location: string }

const isPriced = (row: PriceRow): row is Priced =>
  row.interval_start !== undefined && row.interval_end !== undefined && row.location !== undefined

/** What the card shows of real-time prices and of spreads; undefined where there is no price. */
export function readPrices(
  rt: readonly PriceRow[],
  spreads: readonly PriceRow[],
  { zone }: CardDay,
): CardContent | undefined {
  const rows = rt.filter(isPriced).filter((row) => row.price_usd_per_mwh != null)
  const newest = findLatest(rows, () => true)
  if (!newest) return undefined
  const hubs = HUBS.map((hub) => ({ ...hub, rows: rows.filter(({ location }) => location === hub.id) }))
  return {
    figures: hubs.map((hub) => hubFigure(hub, spreads.filter(isPriced), zone)),
    series: hubs.map((hub) => ({
      className: hub.series,
      values: toIntervalValues(hub.rows, (row) => row.price_usd_per_mwh ?? null),
    })),
    summary: hubs
      .map(({ name, rows: own }) => {
        const latest = findLatest(own, () => true)
        return latest
          ? `${name}: ${priceText(latest.price_usd_per_mwh)} per MWh from ${momentText(startOf(latest), zone)}.`
          : ''
      })
      .filter((text) => text !== '')
      .join(' '),
    table: {
      caption: 'Hub prices in $/MWh, latest first; the time is the start of the 15 minutes',
      columns: ['Interval start', ...HUBS.map(({ name }) => name)],
      rows: toTableRows(rows, zone, (group) =>
        HUBS.map(({ id }) => priceText(group.find(({ location }) => location === id)?.price_usd_per_mwh)),
      ),
    },
    newest: { instant: endOf(newest), what: 'last interval ended' },
  }
}

const spreadText = (usdPerMwh: number): string =>
  `, ${priceText(Math.abs(usdPerMwh))} ${usdPerMwh < 0 ? 'below' : 'above'} day-ahead`

function hubFigure(
  { id, name, series, rows }: (typeof HUBS)[number] & { rows: readonly Priced[] },
  spreads: readonly Priced[],
  zone: string,
): Figure {
  const latest = findLatest(rows, () => true)
  const spread = findLatest(spreads, (row) => row.location === id && row.rt_minus_da_usd_per_mwh != null)
  const beside = spread ? spreadText(spread.rt_minus_da_usd_per_mwh ?? 0) : ''
  return {
    label: name,
    value: priceText(latest?.price_usd_per_mwh),
    unit: '/MWh',
    note: latest ? `${intervalText(startOf(latest), endOf(latest), zone)}${beside}` : 'no price on this day',
    series,
  }
}
