import type { DensePaneData } from '../charts/dense/dense-data.ts'
import { holdToEnd } from './hold-to-end.ts'
import { MARKET_VALUES } from './price-markets.ts'
import type { Pane } from './prices-page.ts'

/** A pane as a canvas takes it, of the prices that the page has. */
export const densePane = (
  { series, domain, bands, minutes, downsampledFrom }: Pane,
  fromMs: number,
): DensePaneData => ({
  domain,
  bands,
  series: series.map(({ mark, at, values }) => {
    const startsMs = at.map((minute) => fromMs + minute * 60_000)
    // Points that were picked have no length.
    return downsampledFrom === undefined
      ? { mark, ...holdToEnd(startsMs, values, minutes * 60_000) }
      : { mark, startsMs, values }
  }),
})

interface Columnar {
  columns: Record<string, unknown[]>
}

/** A pane of every price of its range, from the API. Errors: those of the network. */
export async function readFullPane(
  { series, domain, bands, dataPath, market, minutes }: Pane,
  fetch = globalThis.fetch,
): Promise<DensePaneData> {
  const response = await fetch(dataPath)
  if (!response.ok) throw new Error(`the API answered ${response.status}`)
  const { columns } = (await response.json()) as Columnar
  const locations = (columns['location'] ?? []) as string[]
  const starts = (columns['interval_start'] ?? []) as string[]
  const values = (columns[MARKET_VALUES[market]] ?? []) as (number | null)[]
  return {
    domain,
    bands,
    series: series.map(({ location, mark }) => {
      const first = locations.indexOf(location)
      const last = locations.lastIndexOf(location)
      const startsMs = starts.slice(first, last + 1).map((text) => Date.parse(text))
      return { mark, ...holdToEnd(startsMs, values.slice(first, last + 1), minutes * 60_000) }
    }),
  }
}
