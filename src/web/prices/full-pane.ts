import type { DensePaneData } from '../charts/dense/dense-data.ts'
import { MARKET_VALUES } from './price-markets.ts'
import type { Pane } from './prices-page.ts'

/** A pane as a canvas takes it, of the prices that the page has. */
export const densePane = ({ series, domain, bands }: Pane, fromMs: number): DensePaneData => ({
  domain,
  bands,
  series: series.map(({ mark, at, values }) => ({
    mark,
    startsMs: at.map((minutes) => fromMs + minutes * 60_000),
    values,
  })),
})

interface Columnar {
  columns: Record<string, unknown[]>
}

/** A pane of every price of its range, from the API. Errors: those of the network. */
export async function readFullPane(
  { series, domain, bands, dataPath, market }: Pane,
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
      return {
        mark,
        startsMs: starts.slice(first, last + 1).map((text) => Date.parse(text)),
        values: values.slice(first, last + 1),
      }
    }),
  }
}
