import { findDataset } from '../datasets/catalogue.ts'
import { findViewed, isMart } from '../datasets/find-viewed.ts'
import type { Lake } from '../lake/lake.ts'

/** The datasets that the named datasets and marts are made of, each once, in order. Errors: `dataset.unknown`. */
export const tablesOf = (ids: readonly string[], catalogue: Lake['catalogue']): string[] =>
  [
    ...new Set(
      ids.flatMap((id) => {
        const viewed = findViewed(id, catalogue)
        return isMart(viewed) ? viewed.reads : [viewed.id]
      }),
    ),
  ].sort()

/** Dataset → table version of the datasets behind `ids` that were ever ingested. Errors: `dataset.unknown`. */
export async function readVersions(lake: Lake, ids: readonly string[]): Promise<Record<string, number>> {
  const found = await Promise.all(
    tablesOf(ids, lake.catalogue).map(async (id) => {
      const snapshot = await lake.table(findDataset(id, lake.catalogue)).snapshot()
      return snapshot ? [[id, snapshot.version] as const] : []
    }),
  )
  return Object.fromEntries(found.flat())
}
