import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Session } from '../duckdb/database.ts'
import { toQueryError } from '../duckdb/query-error.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'
import { type AddFile, KIND_TAG, WITHDRAWN_TAG } from './delta/actions.ts'
import { type CopyStats, columnsWithoutBounds, type TextBounds, toDeltaStats } from './delta/file-stats.ts'
import type { FileKind } from './delta/snapshot.ts'
import type { ObjectStore } from './stores/object-store.ts'
import type { TableSchema } from './table-schema.ts'

/** Rows of this size decode well in parallel and prune well (reference: engine layout). */
const ROW_GROUP_ROWS = 122_880

export interface PartOptions {
  /** Folder of the table: `lake/ercot.rt_spp`. */
  folder: string
  table: TableSchema
  partition: Readonly<Record<string, string>>
  kind: FileKind
  /** The commit it is meant for: only part of the name. */
  version: number
  nowMs: number
  /** ENUM types of text columns (undefined: `sql` yields codes already): sorting codes is three times as fast as sorting text. */
  enums?: ReadonlyMap<string, string | undefined>
  /** `sql` yields its rows in the order of the file. Default false. */
  isSorted?: boolean
  /** Columns that have one value in all rows, as SQL: what is sorted need not carry them. `sql` yields them all the same. */
  constants?: Readonly<Record<string, string>>
}

/**
 * Writes the rows of `sql` as one sorted Parquet file of a partition. `sql` yields the table's columns by name.
 * Resolves to undefined when there are no rows. The file belongs to nothing until a commit adds it.
 */
export async function writePart(
  store: ObjectStore,
  session: Session,
  sql: string,
  options: PartOptions,
): Promise<AddFile | undefined> {
  const { table, partition } = options
  const scratch = await store.scratchPath('part.parquet')
  const columns = table.columns.map((column) => column.name)
  const sort = [
    ...table.sort,
    ...(columns.includes('published_at') && !table.sort.includes('published_at') ? ['published_at'] : []),
  ]
  const { constants = {} } = options
  const carried = columns.filter((name) => !(name in constants) || sort.includes(name))
  const coded = carried.map((name) =>
    options.enums?.get(name) ? `${sqlName(name)}::${options.enums.get(name)} AS ${sqlName(name)}` : sqlName(name),
  )
  // What rows are sorted by first is text again in the file: a column of ENUM type gets the whole type's range as its statistics
  // in every row group. The others stay codes (text to every reader), which takes a third off the writing.
  const written = columns.map((name) => {
    if (!carried.includes(name)) return `${constants[name]} AS ${sqlName(name)}`
    return options.enums?.has(name) && name === sort[0]
      ? `${sqlName(name)}::VARCHAR AS ${sqlName(name)}`
      : sqlName(name)
  })
  const order = options.isSorted ? '' : ` ORDER BY ${sort.map(sqlName).join(', ')}`
  const copy = `COPY (SELECT ${written.join(', ')} FROM (SELECT ${coded.join(', ')} FROM (${sql})${order}))
    TO ${sqlText(scratch)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_ROWS}, RETURN_STATS)`
  try {
    const stats = await copyWithStats(session, copy)
    if (!stats || Number(stats.count) === 0) return undefined
    const types = new Map(table.columns.map((column) => [column.name, column.type]))
    // Some readers take a file whose statistics lack a column for one that has none of its values (delta-rs to pyarrow).
    const texts = await textBounds(session, sql, columnsWithoutBounds(stats, types))
    const folder = Object.entries(partition)
      .map(([name, value]) => `${name}=${value}/`)
      .join('')
    const name = `part-${String(options.version).padStart(8, '0')}-${randomBytes(6).toString('hex')}.parquet`
    const { sizeBytes } = await store.adopt(scratch, `${options.folder}/${folder}${name}`)
    return {
      path: `${folder}${name}`,
      partitionValues: partition,
      size: sizeBytes,
      modificationTime: options.nowMs,
      dataChange: options.kind === 'tail',
      stats: toDeltaStats(stats, types, texts),
      tags: {
        ...(options.kind === 'tail' ? {} : { [KIND_TAG]: options.kind }),
        ...(isNever(stats, 'withdrawn') ? { [WITHDRAWN_TAG]: 'none' } : {}),
      },
    }
  } finally {
    await rm(scratch, { force: true })
  }
}

/** Whether a BOOLEAN column is there and false in every row. */
function isNever(stats: CopyStats, column: string): boolean {
  const found = stats.column_statistics.find(({ key }) => key === sqlName(column))?.value
  return found?.some(({ key, value }) => key === 'max' && value === '0') ?? false
}

async function textBounds(session: Session, sql: string, columns: readonly string[]): Promise<TextBounds> {
  if (columns.length === 0) return new Map()
  const bounds = columns.flatMap((name, index) => [
    `min(${sqlName(name)}) AS min${index}`,
    `max(${sqlName(name)}) AS max${index}`,
  ])
  const [row = {}] = await session.rows<Record<string, string>>(`SELECT ${bounds.join(', ')} FROM (${sql})`)
  return new Map(columns.map((name, index) => [name, { min: row[`min${index}`] ?? '', max: row[`max${index}`] ?? '' }]))
}

async function copyWithStats(session: Session, copy: string): Promise<CopyStats | undefined> {
  try {
    const reader = await session.connection.runAndReadAll(copy)
    return reader.getRowObjectsJson()[0] as unknown as CopyStats | undefined
  } catch (error) {
    throw toQueryError(error, copy)
  }
}
