import type { Document } from '../../src/datasets/document.ts'
import { type RegionValue, regionPage } from './region-page.ts'

/** What a look at `eia.region_data` at `capturedAt` saw. It claims `[from, to)` for the authority and type of its values, or nothing. */
export function regionCapture(
  capturedAt: string,
  values: readonly RegionValue[],
  range?: readonly [from: string, to: string],
): Document {
  const at = Temporal.Instant.from(capturedAt)
  const seen = (field: 1 | 2) => [...new Set(values.map((value) => value[field]))]
  return {
    dataset: 'eia.region_data',
    source: 'eia-v2',
    product: 'region-data',
    id: `region-data ${capturedAt}`,
    name: `region-data ${capturedAt}.json`,
    bytes: Buffer.from(regionPage(values)),
    publishedAt: at,
    publishedAtBasis: 'capture',
    obtainedAt: at,
    origin: 'test',
    claims: range
      ? {
          from: Temporal.Instant.from(range[0]),
          to: Temporal.Instant.from(range[1]),
          facets: { respondent: seen(1), type: seen(2) },
        }
      : 'nothing',
  }
}
