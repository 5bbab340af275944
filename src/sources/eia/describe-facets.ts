import type { EiaRow } from './parse-page.ts'

export type Facets = Readonly<Record<string, readonly string[]>>

/**
 * What an answer says of the facet values that were asked for. EIA ignores values it does not know, without a word: those are
 * `missing`, and `present` (sorted) is what the answer can claim to be complete for.
 */
export function describeFacets(asked: Facets, rows: readonly EiaRow[]): { present: Facets; missing: Facets } {
  const present: Record<string, string[]> = {}
  const missing: Record<string, string[]> = {}
  for (const [facet, values] of Object.entries(asked)) {
    const seen = new Set(rows.map((row) => row[facet]))
    const absent = values.filter((value) => !seen.has(value))
    present[facet] = values.filter((value) => seen.has(value)).sort()
    if (absent.length > 0) missing[facet] = absent.sort()
  }
  return { present, missing }
}
