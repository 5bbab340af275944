import type { IntervalValue } from '../charts/interval-steps.ts'
import { intervalText, momentText } from '../state/market-time.ts'
import type { CardContent, CardSpec, IntervalRow, Window } from './card-spec.ts'
import { readSpread } from './hub-spread.ts'
import { endOf, findHighest, findLatest, startOf, toIntervalValues, toTableRows } from './interval-row.ts'
import { priceText } from './number-text.ts'
import type { Figure } from './pulse-page.ts'

interface PriceRow extends IntervalRow {
  settlement_point: string
  price_usd_per_mwh: number
}

const HUBS = [
  { id: 'HB_HOUSTON', name: 'Houston', series: 'hub-1' },
  { id: 'HB_NORTH', name: 'North', series: 'hub-2' },
  { id: 'HB_SOUTH', name: 'South', series: 'hub-3' },
  { id: 'HB_WEST', name: 'West', series: 'hub-4' },
] as const

export const pricesCard: CardSpec<PriceRow> = {
  id: 'prices',
  title: 'Hub prices',
  scope: 'ERCOT real-time settlement point prices, $/MWh, 15 minutes',
  dataset: 'ercot.rt_spp',
  hoursBack: 36,
  hoursAhead: 0,
  question: {
    columns: ['interval_start', 'interval_end', 'settlement_point', 'price_usd_per_mwh', 'published_at'],
    filter: { settlement_point: HUBS.map((hub) => hub.id) },
  },
  unitLabel: '$/MWh',
  zero: false,
  size: { width: 840, height: 340 },
  read,
}

function read(rows: readonly PriceRow[], _window: Window): CardContent | undefined {
  const newest = findLatest(rows, () => true)
  if (!newest) return undefined
  const hubs = HUBS.map((hub) => ({ ...hub, rows: rows.filter((row) => row.settlement_point === hub.id) }))
  const spread = spreadFigure(rows.filter((row) => row.interval_start === newest.interval_start))
  return {
    figures: [
      ...hubs.map((hub) => {
        const latest = findLatest(hub.rows, () => true)
        return {
          label: hub.name,
          value: priceText(latest?.price_usd_per_mwh),
          unit: '/MWh',
          note: latest ? intervalText(startOf(latest), endOf(latest)) : 'no price in this span',
          series: hub.series,
        }
      }),
      spread,
    ],
    series: [
      ...hubs.map((hub) => ({
        className: hub.series,
        values: toIntervalValues(hub.rows, (row) => row.price_usd_per_mwh),
      })),
      { className: 'hub-all', values: pricesOfAll(rows), label: 'all hubs' },
    ],
    summary: [...hubs.map((hub) => summarise(hub.name, hub.rows)), `Spread: ${spread.value}, ${spread.note}.`].join(
      ' ',
    ),
    table: {
      caption: 'Hub prices in $/MWh, latest first; the time is the start of the 15 minutes',
      columns: ['Interval start', ...HUBS.map((hub) => hub.name)],
      rows: toTableRows(rows, (group) =>
        HUBS.map((hub) => priceText(group.find((row) => row.settlement_point === hub.id)?.price_usd_per_mwh)),
      ),
    },
    newest: { instant: endOf(newest), meaning: `since the last interval ended, ${momentText(endOf(newest))}` },
  }
}

const spreadOf = (rows: readonly PriceRow[]) =>
  readSpread(
    HUBS.flatMap(({ id, name }) => {
      const row = rows.find(({ settlement_point }) => settlement_point === id)
      return row ? { name, priceUsdPerMwh: row.price_usd_per_mwh } : []
    }),
  )

function spreadFigure(rows: readonly PriceRow[]): Figure {
  const spread = spreadOf(rows)
  return {
    label: 'Spread',
    value: priceText(spread?.spreadUsdPerMwh),
    unit: '/MWh',
    note: !spread || spread.alike ? 'all hubs within $0.01' : `${spread.highest.name} over ${spread.lowest.name}`,
  }
}

/** The price where it is one at all hubs: their lines lie on one another there. */
function pricesOfAll(rows: readonly PriceRow[]): IntervalValue[] {
  const alike = [...Map.groupBy(rows, (row) => row.interval_start).values()].flatMap((group) =>
    group.length === HUBS.length && spreadOf(group)?.alike ? group.slice(0, 1) : [],
  )
  return toIntervalValues(alike, (row) => row.price_usd_per_mwh)
}

function summarise(name: string, rows: readonly PriceRow[]): string {
  const latest = findLatest(rows, () => true)
  const highest = findHighest(rows, (row) => row.price_usd_per_mwh)
  if (!latest || !highest) return `${name}: no price.`
  return `${name}: ${priceText(latest.price_usd_per_mwh)} per MWh at the end, highest ${priceText(highest.price_usd_per_mwh)} on ${momentText(startOf(highest))}.`
}
