import type { Dataset } from '../datasets/dataset.ts'
import { sqlName } from '../duckdb/sql-text.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { Lake } from '../lake/lake.ts'
import type { HeldKey } from './question.ts'

interface Known {
  paths: ReadonlySet<string>
  /** By the key as JSON. */
  keys: ReadonlyMap<string, HeldKey>
}

/** Reads which keys the lake has of datasets; each file once. */
export function createKeyReader(lake: Lake): (dataset: Dataset) => Promise<readonly HeldKey[]> {
  const known = new Map<string, Known>()
  return async (dataset) => {
    const table = lake.table(dataset)
    const snapshot = await table.snapshot()
    const paths = [...(snapshot?.files.keys() ?? [])]
    const before = known.get(dataset.id)
    // Files go away when they are compacted: then all are read again.
    const kept = before && [...before.paths].every((path) => snapshot?.files.has(path)) ? before : undefined
    const fresh = paths.filter((path) => !kept?.paths.has(path))
    const addresses = fresh.map((path) => lake.store.address(`${table.folder}/${path}`))
    const read = fresh.length === 0 ? [] : await readKeys(lake, dataset, filesSql(table.schema, snapshot, addresses))
    const keys = fresh.length === 0 && kept ? kept.keys : merge(kept?.keys ?? new Map(), read)
    known.set(dataset.id, { paths: new Set(paths), keys })
    return [...keys.values()]
  }
}

async function readKeys(lake: Lake, { key }: Dataset, files: string): Promise<HeldKey[]> {
  const names = key.filter((name) => name !== 'interval_start')
  const groups = names.map((name) => `${sqlName(name)}::VARCHAR AS ${sqlName(name)}`)
  using session = await lake.database.connect()
  const rows = await session.rows<Record<string, string> & { first_us: number | null; last_us: number }>(
    `SELECT ${[...groups, 'epoch_us(min(interval_start))::DOUBLE AS first_us', 'epoch_us(max(interval_start))::DOUBLE AS last_us'].join(', ')}
     FROM ${files} WHERE NOT withdrawn ${names.length === 0 ? '' : 'GROUP BY ALL ORDER BY ALL'}`,
  )
  const text = (us: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000)).toString()
  return rows.flatMap(({ first_us, last_us, ...values }) =>
    first_us === null ? [] : [{ values, firstInterval: text(first_us), lastInterval: text(last_us) }],
  )
}

function merge(before: ReadonlyMap<string, HeldKey>, read: readonly HeldKey[]): Map<string, HeldKey> {
  const merged = new Map(before)
  for (const key of read) {
    const id = JSON.stringify(Object.values(key.values))
    const other = merged.get(id)
    merged.set(id, other ? join(other, key) : key)
  }
  return merged
}

function join(a: HeldKey, b: HeldKey): HeldKey {
  const compare = (x: string, y: string) => Temporal.Instant.compare(x, y)
  return {
    values: a.values,
    firstInterval: compare(a.firstInterval, b.firstInterval) <= 0 ? a.firstInterval : b.firstInterval,
    lastInterval: compare(a.lastInterval, b.lastInterval) >= 0 ? a.lastInterval : b.lastInterval,
  }
}
