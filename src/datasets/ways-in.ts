import type { Binding, Dataset, Wire } from './dataset.ts'

/** A way in, and whether a real document has shown what comes by it. */
export interface WayIn {
  via: Binding['via'] | 'files'
  product: string
  /** How long upstream keeps a document, ISO 8601. */
  retention: string | undefined
  /** How the documents that come by it are spelled. */
  wires: readonly Wire[]
  state: 'verified' | 'declared'
}

const COMES_BY: Readonly<Record<Binding['via'], (wire: Wire) => boolean>> = {
  mis: ({ format, rows }) => format === 'csv' && rows !== 'inferred',
  yearly: ({ rows }) => rows === 'inferred',
  dashboard: ({ format }) => format === 'ercot-fuel-mix-json',
  api: ({ format }) => format === 'ercot-api-json',
  eia: ({ format }) => format === 'eia-json',
}

/** Each way in for a dataset's documents; what comes by none of its bindings comes as files that people fetch themselves. */
export function waysIn({ bindings, wire }: Dataset): WayIn[] {
  const bound = bindings.map(({ via, product, retention }) => way(via, product, retention, wire.filter(COMES_BY[via])))
  const rest = wire.filter((one) => !bound.some(({ wires }) => wires.includes(one)))
  return rest.length === 0 ? bound : [...bound, way('files', '', undefined, rest)]
}

const way = (via: WayIn['via'], product: string, retention: string | undefined, wires: readonly Wire[]): WayIn => ({
  via,
  product,
  retention,
  wires,
  state: wires.some(({ seen }) => seen !== undefined) ? 'verified' : 'declared',
})
