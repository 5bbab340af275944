import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import type { Action } from '../lake/delta/actions.ts'
import type { Lake } from '../lake/lake.ts'
import type { Claim } from './claims.ts'

/** A document that may be new. */
export interface Candidate {
  receipt: string
  publishedAt: Temporal.Instant | undefined
}

/** Which candidates the lake holds already: in its receipts table, or in the rows alone when a crash came between. */
export async function findKnownReceipts(
  lake: Lake,
  dataset: Dataset,
  candidates: readonly Candidate[],
): Promise<{ listed: ReadonlySet<string>; inRows: ReadonlySet<string> }> {
  const listed = await findListed(lake, dataset)
  const open = candidates.filter(({ receipt }) => !listed.has(receipt))
  return { listed, inRows: open.length === 0 ? new Set() : await findInRows(lake, dataset, open) }
}

async function findListed(lake: Lake, dataset: Dataset): Promise<ReadonlySet<string>> {
  const addresses = await receiptAddresses(lake)
  if (addresses.length === 0) return new Set()
  using session = await lake.database.connect()
  const rows = await session.rows<{ receipt: string }>(
    `SELECT DISTINCT receipt FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false) WHERE dataset = ${sqlText(dataset.id)}`,
  )
  return new Set(rows.map((row) => row.receipt))
}

async function receiptAddresses(lake: Lake): Promise<string[]> {
  const table = await lake.receipts.snapshot()
  return [...(table?.files.keys() ?? [])].map((path) => lake.store.address(`${lake.receipts.folder}/${path}`))
}

async function findInRows(
  lake: Lake,
  dataset: Dataset,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<string>> {
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  const times = candidates.map(({ publishedAt }) => publishedAt?.epochMilliseconds)
  const known = times.every((time) => time !== undefined)
  // A second either way: one way in knows milliseconds, another does not.
  const least = known ? (Math.min(...(times as number[])) - 1000) * 1000 : Number.NEGATIVE_INFINITY
  const greatest = known ? (Math.max(...(times as number[])) + 1000) * 1000 : Number.POSITIVE_INFINITY
  const files = [...(snapshot?.files.values() ?? [])].filter(({ bounds }) => {
    const published = bounds['published_at']
    return !published || (published.max >= least && published.min <= greatest)
  })
  const addresses = files.map(({ path }) => lake.store.address(`${table.folder}/${path}`))
  return addresses.length === 0
    ? new Set()
    : receiptsIn(
        lake,
        addresses,
        candidates.map(({ receipt }) => receipt),
      )
}

/** Which of `receipts` have rows in the Parquet files at `addresses`. */
async function receiptsIn(
  lake: Lake,
  addresses: readonly string[],
  receipts: readonly string[],
): Promise<ReadonlySet<string>> {
  using session = await lake.database.connect()
  const rows = await session.rows<{ receipt: string }>(
    `SELECT DISTINCT receipt FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false) WHERE receipt IN (SELECT unnest(${sqlTexts(receipts)}))`,
  )
  return new Set(rows.map((row) => row.receipt))
}

/** Whether a commit by somebody else holds rows of our documents. */
export async function holdsReceipts(
  lake: Lake,
  dataset: Dataset,
  actions: readonly Action[],
  receipts: readonly string[],
): Promise<boolean> {
  const table = lake.table(dataset)
  const added = actions.flatMap((action) =>
    'add' in action && action.add?.dataChange
      ? [lake.store.address(`${table.folder}/${decodeURIComponent(action.add.path)}`)]
      : [],
  )
  return added.length > 0 && (await receiptsIn(lake, added, receipts)).size > 0
}

/** Claims of documents already in the lake that meet `[start, end)`. */
export async function findLakeClaims(
  lake: Lake,
  dataset: Dataset,
  start: Temporal.Instant,
  end: Temporal.Instant,
): Promise<Claim[]> {
  const addresses = await receiptAddresses(lake)
  if (addresses.length === 0) return []
  using session = await lake.database.connect()
  const rows = await session.rows<{
    receipt: string
    published_us: number
    basis: string
    start_us: number
    end_us: number
    facets: string | null
  }>(
    `SELECT receipt, any_value(epoch_us(published_at))::DOUBLE AS published_us, any_value(published_at_basis) AS basis,
       any_value(epoch_us(scope_start))::DOUBLE AS start_us, any_value(epoch_us(scope_end))::DOUBLE AS end_us, any_value(scope_facets) AS facets
     FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false)
     WHERE dataset = ${sqlText(dataset.id)} AND scope_start < ${sqlInstant(end)} AND scope_end > ${sqlInstant(start)} AND published_at IS NOT NULL
     GROUP BY receipt`,
  )
  const instant = (us: number) => Temporal.Instant.fromEpochNanoseconds(BigInt(us) * 1000n)
  return rows.map((row) => ({
    receipt: row.receipt,
    publishedAt: instant(row.published_us),
    basis: row.basis,
    start: instant(row.start_us),
    end: instant(row.end_us),
    facets: row.facets ? (JSON.parse(row.facets) as Claim['facets']) : {},
  }))
}
