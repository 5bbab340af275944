import type { Location } from '../../contract/schemas/locations.ts'
import type { PriceRow } from '../../contract/schemas/prices.ts'
import type { PageContext } from '../state/page-context.ts'
import { MARKET_DATASETS, MARKET_VALUES, type PriceMarketName } from './price-markets.ts'
import type { PriceRange } from './price-range.ts'
import type { PaneSeries } from './prices-page.ts'

/** About one a pixel of the widest drawing. */
const PANE_POINTS = 1200

const MINUTES: Readonly<Record<PriceMarketName, number>> = { rt: 15, da: 60, spread: 60 }

export interface PaneData {
  market: PriceMarketName
  minutes: number
  series: readonly PaneSeries[]
  downsampledFrom: number | undefined
  versions: Readonly<Record<string, number>>
  /** Start of the last interval that the lake has. */
  lastInterval: string | null
}

/** The prices of a market that a picture of `range` has. */
export async function readPane(
  page: PageContext,
  market: PriceMarketName,
  chosen: readonly Location[],
  { from, to }: PriceRange,
): Promise<PaneData> {
  const value = MARKET_VALUES[market]
  const listed = locationsOf(market, chosen)
  const empty = {
    market,
    minutes: MINUTES[market],
    series: [],
    downsampledFrom: undefined,
    versions: {},
    lastInterval: null,
  }
  if (listed.length === 0) return empty
  const { data, meta } = await page.client.prices(
    {
      market,
      locations: listed,
      from,
      to,
      points: PANE_POINTS,
      columns: ['location', 'interval_start', value],
      ...(page.asOf ? { asOf: page.asOf } : {}),
    },
    page.signal,
  )
  return {
    ...empty,
    series: toSeries(data, value, chosen, from),
    downsampledFrom: meta.downsampled_from,
    versions: meta.versions,
    lastInterval: meta.coverage.last_interval,
  }
}

/** Those of the chosen that a market lists. */
export const locationsOf = (market: PriceMarketName, chosen: readonly Location[]): string[] =>
  chosen.filter(({ datasets }) => MARKET_DATASETS[market].every((id) => datasets.includes(id))).map(({ name }) => name)

function toSeries(
  rows: readonly PriceRow[],
  value: (typeof MARKET_VALUES)[PriceMarketName],
  chosen: readonly Location[],
  from: Temporal.Instant,
): PaneSeries[] {
  const series = chosen.map(({ name }, index) => ({
    location: name,
    mark: index + 1,
    at: [] as number[],
    values: [] as (number | null)[],
  }))
  const byName = new Map(series.map((one) => [one.location, one]))
  for (const row of rows) {
    const one = byName.get(row.location ?? '')
    if (!one || row.interval_start === undefined) continue
    one.at.push((Temporal.Instant.from(row.interval_start).epochMilliseconds - from.epochMilliseconds) / 60_000)
    one.values.push(row[value] ?? null)
  }
  return series.filter(({ at }) => at.length > 0)
}
