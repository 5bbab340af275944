import { findDataset } from '../../datasets/catalogue.ts'
import type { Lake } from '../../lake/lake.ts'
import { createVersionWatch, type VersionWatch } from './version-watch.ts'

/** The versions of a lake's tables, looked up in their logs. */
export function watchLake(lake: Lake): VersionWatch {
  const tables = new Map(lake.catalogue.map((dataset) => [dataset.id, lake.table(dataset)]))
  const tableOf = (id: string) => tables.get(id) ?? lake.table(findDataset(id, lake.catalogue))
  return createVersionWatch({
    look: async (id) => (await tableOf(id).snapshot())?.version,
    seen: (id) => tableOf(id).seen()?.version,
  })
}

/** A name that two lakes never share: the ids that their tables were given when they were made. */
export const nameOfLake =
  (lake: Lake) =>
  (tables: readonly string[]): string =>
    tables.map((id) => lake.table(findDataset(id, lake.catalogue)).seen()?.metaData.id ?? '').join(' ')
