import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import type { Action } from '../lake/delta/actions.ts'
import type { LakeFile } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import type { Claim } from './claims.ts'

/** A document that may be new. */
export interface Candidate {
  receipt: string
  publishedAt: Temporal.Instant | undefined
  isCapture: boolean
}

export interface KnownReceipts {
  /** In the receipts table. */
  listed: ReadonlySet<string>
  /** In the rows alone, and in how many: a crash, or another writer, came between. */
  inRows: ReadonlyMap<string, number>
  /** Captures whose receipt says they have rows, and whose rows are not there: a crash, or another writer, came between. */
  rowless: ReadonlySet<string>
}

/** Which candidates the lake holds already, and which of them by halves. */
export async function findKnownReceipts(
  lake: Lake,
  dataset: Dataset,
  candidates: readonly Candidate[],
): Promise<KnownReceipts> {
  const committed = await findCommitted(lake, candidates)
  const listed = new Set(committed.keys())
  const open = candidates.filter(({ receipt }) => !listed.has(receipt))
  const captures = candidates.filter(({ receipt, isCapture }) => isCapture && (committed.get(receipt) ?? 0) > 0)
  const inRows = open.length === 0 ? new Map<string, number>() : await findInRows(lake, dataset, open)
  // The publish times of a capture's rows may be inferred: its own don't tell the files it is in.
  const whole =
    captures.length === 0
      ? new Map<string, number>()
      : await findInRows(
          lake,
          dataset,
          captures.map(({ receipt }) => ({ receipt, publishedAt: undefined })),
        )
  return { listed, inRows, rowless: new Set(captures.map(({ receipt }) => receipt)).difference(whole) }
}

/** Which of the candidates' receipts the lake lists, with the number of rows that they say were committed. */
export async function findCommitted(lake: Lake, candidates: readonly Posting[]): Promise<ReadonlyMap<string, number>> {
  const files = await addressesAround(lake, lake.receipts, candidates)
  if (files.length === 0) return new Map()
  const receipts = candidates.map(({ receipt }) => receipt)
  using session = await lake.database.connect()
  const rows = await session.rows<{ receipt: string; committed: number }>(
    `SELECT receipt, arg_max(rows_committed, ingested_at)::DOUBLE AS committed FROM read_parquet(${sqlTexts(files)}, hive_partitioning = false)
     WHERE receipt IN (SELECT unnest(${sqlTexts(receipts)})) GROUP BY receipt`,
  )
  return new Map(rows.map(({ receipt, committed }) => [receipt, committed]))
}

async function findInRows(
  lake: Lake,
  dataset: Dataset,
  candidates: readonly Posting[],
): Promise<ReadonlyMap<string, number>> {
  const files = await addressesAround(lake, lake.table(dataset), candidates)
  if (files.length === 0) return new Map()
  return receiptsIn(
    lake,
    files,
    candidates.map(({ receipt }) => receipt),
  )
}

type Posting = Pick<Candidate, 'receipt' | 'publishedAt'>

/** The files of a table that may hold something of these postings: all where a publish time is not known. */
async function addressesAround(lake: Lake, table: LakeTable, postings: readonly Posting[]): Promise<string[]> {
  const times = postings.map(({ publishedAt }) => publishedAt?.epochMilliseconds)
  if (!times.every((time) => time !== undefined)) return addresses(lake, table)
  // A second either way: one way in knows milliseconds, another does not.
  const least = (Math.min(...times) - 1000) * 1000
  const greatest = (Math.max(...times) + 1000) * 1000
  return addresses(
    lake,
    table,
    ({ published_at: published }) => !published || (published.max >= least && published.min <= greatest),
  )
}

/** The files of a table as it stands whose bounds are such. */
async function addresses(
  lake: Lake,
  table: LakeTable,
  isSuch: (bounds: LakeFile['bounds']) => boolean = () => true,
): Promise<string[]> {
  const files = [...((await table.snapshot())?.files.values() ?? [])].filter(({ bounds }) => isSuch(bounds))
  return files.map(({ path }) => lake.store.address(`${table.folder}/${path}`))
}

/** Which of `receipts` have rows in the Parquet files at `addresses`, and how many. */
async function receiptsIn(
  lake: Lake,
  addresses: readonly string[],
  receipts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  using session = await lake.database.connect()
  const rows = await session.rows<{ receipt: string; n: number }>(
    `SELECT receipt, count(*)::DOUBLE AS n FROM read_parquet(${sqlTexts(addresses)}, hive_partitioning = false)
     WHERE receipt IN (SELECT unnest(${sqlTexts(receipts)})) GROUP BY receipt`,
  )
  return new Map(rows.map(({ receipt, n }) => [receipt, n]))
}

/** Whether a commit by somebody else holds rows of these documents; `any`: whether it holds rows at all. */
export async function holdsReceipts(
  lake: Lake,
  dataset: Dataset,
  actions: readonly Action[],
  receipts: readonly string[] | 'any',
): Promise<boolean> {
  const added = addedBy(lake, lake.table(dataset), actions)
  return added.length > 0 && (receipts === 'any' || (await receiptsIn(lake, added, receipts)).size > 0)
}

/** Whether a commit to the receipts holds one of these documents, or one that claims intervals of the dataset in `[start, end)`. */
export async function bearsOn(
  lake: Lake,
  dataset: Dataset,
  actions: readonly Action[],
  receipts: readonly string[],
  span: { start: Temporal.Instant; end: Temporal.Instant } | undefined,
): Promise<boolean> {
  const added = addedBy(lake, lake.receipts, actions)
  if (added.length === 0) return false
  using session = await lake.database.connect()
  const claims = span ? `OR (scope_start < ${sqlInstant(span.end)} AND scope_end > ${sqlInstant(span.start)})` : ''
  const found = await session.rows(
    `SELECT 1 FROM read_parquet(${sqlTexts(added)}, hive_partitioning = false)
     WHERE dataset = ${sqlText(dataset.id)} AND (receipt IN (SELECT unnest(${sqlTexts(receipts)})) ${claims}) LIMIT 1`,
  )
  return found.length > 0
}

function addedBy(lake: Lake, table: LakeTable, actions: readonly Action[]): string[] {
  return actions.flatMap((action) =>
    'add' in action && action.add?.dataChange
      ? [lake.store.address(`${table.folder}/${decodeURIComponent(action.add.path)}`)]
      : [],
  )
}

/** Claims of documents already in the lake that meet `[start, end)`. */
export async function findLakeClaims(
  lake: Lake,
  dataset: Dataset,
  start: Temporal.Instant,
  end: Temporal.Instant,
): Promise<Claim[]> {
  const [from, to] = [start.epochMilliseconds * 1000, end.epochMilliseconds * 1000 + 1000]
  // Statistics know milliseconds.
  const files = await addresses(
    lake,
    lake.receipts,
    ({ scope_start: starts, scope_end: ends }) => !starts || !ends || (starts.min < to && ends.max + 1000 > from),
  )
  if (files.length === 0) return []
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
     FROM read_parquet(${sqlTexts(files)}, hive_partitioning = false)
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
