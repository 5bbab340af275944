import type { OriginalPrices } from '../../contract/schemas/original.ts'
import { SERVICES, serviceColumn } from '../../engine/prices/price-columns.ts'
import type { PriceMarket } from '../../engine/question.ts'

/** Columns of a prices answer: name to values, row by row. */
export type PriceColumns = Readonly<Record<string, readonly unknown[]>>

/** One series of the original's answer: its name, the location whose rows it is read off, and the column. */
interface Series {
  hub: string
  location: string | undefined
  column: string
}

/** The original's wide shape: every series over all intervals that any of them has, null where it has none. Pure. */
export function originalPrices(market: PriceMarket, hubs: readonly string[], columns: PriceColumns): OriginalPrices {
  const starts = (columns['interval_start'] ?? []) as readonly string[]
  const names = (columns['location'] ?? columns['ancillary_type'] ?? []) as readonly string[]
  const timestamps = [...new Set(starts)].sort()
  const at = new Map(timestamps.map((start, index) => [start, index]))
  const data = listSeries(market, hubs).map(({ hub, location, column }) => {
    const prices = new Array<number | null>(timestamps.length).fill(null)
    const values = (columns[column] ?? []) as readonly (number | null)[]
    for (const [row, start] of starts.entries()) {
      if (location === undefined || names[row] === location) prices[at.get(start) ?? 0] = values[row] ?? null
    }
    return { hub, prices }
  })
  return { timestamps, data }
}

function listSeries(market: PriceMarket, hubs: readonly string[]): Series[] {
  const of = (prefix: string, column: string) =>
    hubs.map((location) => ({ hub: `${prefix}${location}`, location, column }))
  if (market === 'as')
    return SERVICES.map((service) => ({ hub: service, location: service, column: 'mcpc_usd_per_mw' }))
  if (market !== 'combined') return of('', 'price_usd_per_mwh')
  return [
    ...of('DA_', 'da_usd_per_mwh'),
    ...of('RT_', 'rt_usd_per_mwh'),
    // Services are the same beside every hub.
    ...SERVICES.map((service) => ({ hub: `AS_${service}`, location: hubs[0], column: serviceColumn(service) })),
  ]
}
