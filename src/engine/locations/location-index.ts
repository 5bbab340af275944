import type { Dataset } from '../../datasets/dataset.ts'
import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import type { Snapshot } from '../../lake/delta/snapshot.ts'
import { filesSql } from '../../lake/files-sql.ts'
import type { Lake } from '../../lake/lake.ts'

/** What a dataset's table says of a place, in any version of any row. */
export interface IndexedPlace {
  types: ReadonlySet<string>
  firstUs: number
  lastUs: number
}

/** Which places the datasets of a lake speak of. */
export interface LocationIndex {
  /** Every place of a dataset, by name; none where it has no column of places. */
  places(dataset: Dataset): Promise<ReadonlyMap<string, IndexedPlace>>
  /** Those of `names` that a dataset never spoke of. Reads no more than it must to know the others. */
  missing(dataset: Dataset, names: readonly string[]): Promise<string[]>
}

/** Reads each file of a lake once, when it is needed. Rows go from file to file and are never lost, so what was read stays true. */
export function createLocationIndex(lake: Lake): LocationIndex {
  const tables = new Map<string, TablePlaces>()
  const of = ({ id }: Dataset): TablePlaces => {
    const known = tables.get(id) ?? { read: new Set(), places: new Map(), seen: new Set(), reading: undefined }
    tables.set(id, known)
    return known
  }
  const places = async (dataset: Dataset) => {
    const table = of(dataset)
    // One reading at a time; who comes later may need files that the first did not see.
    while (table.reading) await table.reading
    table.reading = readFresh(lake, dataset, table)
    try {
      await table.reading
    } finally {
      table.reading = undefined
    }
    return table.places
  }
  return {
    places,
    async missing(dataset, names) {
      const { read, places: known, seen } = of(dataset)
      const unknown = () => names.filter((name) => !known.has(name) && !seen.has(name))
      if (unknown().length === 0) return []
      const snapshot = await lake.table(dataset).snapshot()
      const fresh = freshPaths(snapshot, read)
      for (const name of await findNames(lake, dataset, snapshot, fresh, unknown())) seen.add(name)
      return unknown()
    },
  }
}

interface TablePlaces {
  /** Paths of files that `places` knows all of. */
  read: Set<string>
  places: Map<string, IndexedPlace>
  /** Further names that are known to be there. */
  seen: Set<string>
  reading: Promise<void> | undefined
}

const TYPE_COLUMN = 'settlement_point_type'

async function readFresh(lake: Lake, dataset: Dataset, { read, places }: TablePlaces): Promise<void> {
  const { location, columns } = dataset
  const snapshot = await lake.table(dataset).snapshot()
  const fresh = freshPaths(snapshot, read)
  if (location === undefined || fresh.length === 0) return
  const type = columns.some(({ name }) => name === TYPE_COLUMN) ? TYPE_COLUMN : 'NULL::VARCHAR'
  using session = await lake.database.connect()
  const rows = await session.rows<{ name: string; type: string | null; firstUs: number; lastUs: number }>(
    `SELECT ${sqlName(location)} AS name, ${type} AS type, epoch_us(min(interval_start))::DOUBLE AS "firstUs", epoch_us(max(interval_start))::DOUBLE AS "lastUs"
      FROM ${fromSql(lake, dataset, snapshot, fresh)} WHERE ${sqlName(location)} IS NOT NULL GROUP BY ALL`,
  )
  for (const { name, type: named, firstUs, lastUs } of rows) {
    const before = places.get(name)
    places.set(name, {
      types: new Set([...(before?.types ?? []), ...(named === null ? [] : [named])]),
      firstUs: Math.min(firstUs, before?.firstUs ?? firstUs),
      lastUs: Math.max(lastUs, before?.lastUs ?? lastUs),
    })
  }
  for (const path of fresh) read.add(path)
}

async function findNames(
  lake: Lake,
  dataset: Dataset,
  snapshot: Snapshot | undefined,
  paths: readonly string[],
  names: readonly string[],
): Promise<string[]> {
  if (dataset.location === undefined || paths.length === 0) return []
  const location = sqlName(dataset.location)
  const among = names.length === 1 ? `= ${sqlText(names[0] ?? '')}` : `IN (${names.map(sqlText).join(', ')})`
  using session = await lake.database.connect()
  const rows = await session.rows<{ name: string }>(
    `SELECT DISTINCT ${location} AS name FROM ${fromSql(lake, dataset, snapshot, paths)} WHERE ${location} ${among}`,
  )
  return rows.map(({ name }) => name)
}

const freshPaths = (snapshot: Snapshot | undefined, read: ReadonlySet<string>): string[] =>
  [...(snapshot?.files.keys() ?? [])].filter((path) => !read.has(path))

function fromSql(lake: Lake, dataset: Dataset, snapshot: Snapshot | undefined, paths: readonly string[]): string {
  const { schema, folder } = lake.table(dataset)
  return filesSql(
    schema,
    snapshot,
    paths.map((path) => lake.store.address(`${folder}/${path}`)),
  )
}
