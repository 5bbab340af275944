import { wireFields } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { createEnumType } from '../duckdb/enum-types.ts'
import { sqlName, sqlText } from '../duckdb/sql-text.ts'
import type { Batch } from './batch.ts'
import type { Joined } from './joined-text.ts'
import { sampleTexts } from './sample-texts.ts'
import { columnsOf, keysSql, lackingSql, MAX_AHEAD_DAYS, sharedSql, stagedSql } from './staged-sql.ts'

type Codes = ReadonlyMap<string, string>

/**
 * Makes `staged` and the view `parsed` of documents without a fault, which is nearly all of them, and `shared` and `keys` where they
 * have such. Resolves to false where anything is wrong with any row.
 */
export async function parseTogether(session: Session, batch: Batch, joined: Joined): Promise<boolean> {
  const codes = await createCodes(session, sampleTexts(batch), joined.shared?.fields)
  if (await readTogether(session, batch, joined, codes)) return true
  // A point that the sample lacks reads as a fault.
  return codes.size > 0 && (await readTogether(session, batch, joined, new Map()))
}

async function readTogether(session: Session, batch: Batch, text: Joined, codes: Codes): Promise<boolean> {
  if ('numbers' in text) {
    await session.run(`CREATE OR REPLACE TEMP TABLE staged AS SELECT * FROM read_parquet(${sqlText(text.numbers)})`)
    await session.run(`CREATE OR REPLACE TEMP TABLE keys AS ${keysSql(batch, text.keys, codes)}`)
  } else await session.run(`CREATE OR REPLACE TEMP TABLE staged AS ${stagedSql(batch, { ...text, codes })}`)
  if (text.shared)
    await session.run(`CREATE OR REPLACE TEMP TABLE shared AS
      SELECT shared.*, receipt, published_at, basis FROM (${sharedSql(batch, text.shared)}) shared JOIN docs USING (doc)`)
  const sources = sourcesOf(batch, text)
  await session.run(`CREATE OR REPLACE TEMP VIEW parsed AS ${joinSources(batch, sources)}`)
  const counts = sources.map(({ table, columns, hasTimes }) => {
    const required = columns.filter(({ nullable }) => !nullable).map(({ name }) => `${sqlName(name)} IS NULL`)
    const untimely = `interval_start IS NULL OR interval_start > coalesce(published_at, now()) + INTERVAL ${MAX_AHEAD_DAYS} DAY`
    const checks = [...required, ...(hasTimes ? [untimely] : [])]
    return `(SELECT count(*) FROM ${table === 'staged' && hasTimes ? 'parsed' : table} WHERE ${checks.join(' OR ') || 'false'})`
  })
  const [{ faults } = { faults: 1 }] = await session.rows<{ faults: number }>(
    `SELECT ((SELECT count(*) FROM reject_errors) + ${counts.join(' + ')})::INTEGER AS faults`,
  )
  await session.run('DROP TABLE reject_errors; DROP TABLE reject_scans')
  return faults === 0
}

interface Source {
  table: 'staged' | 'shared' | 'keys'
  columns: Batch['dataset']['columns']
  hasTimes: boolean
}

/** The tables of which a row is put together, and what columns each has. */
function sourcesOf(batch: Batch, text: Joined): Source[] {
  const shared = text.shared?.fields ?? []
  const keys = 'keys' in text ? text.keys.fields : []
  const rest = wireFields(batch.wire).filter((field) => !shared.includes(field) && !keys.includes(field))
  return [
    { table: 'staged', columns: columnsOf(batch, rest), hasTimes: !text.shared },
    ...(text.shared ? [{ table: 'shared' as const, columns: columnsOf(batch, shared), hasTimes: true }] : []),
    ...('keys' in text ? [{ table: 'keys' as const, columns: columnsOf(batch, keys), hasTimes: false }] : []),
  ]
}

/** Each row with what its document's and its key's rows have in common, which is few rows: looked up at every pass faster than read and kept. */
function joinSources({ dataset }: Batch, sources: readonly Source[]): string {
  if (sources.length === 1) return 'SELECT staged.*, receipt, published_at, basis FROM staged JOIN docs USING (doc)'
  const values = dataset.columns.map((column) => {
    const table = sources.find(({ columns }) => columns.includes(column))?.table
    return `${table ? `${table}.${sqlName(column.name)}` : lackingSql(column)} AS ${sqlName(column.name)}`
  })
  const joins = sources.map(
    ({ table }) => ({ staged: 'staged', shared: 'JOIN shared USING (doc)', keys: 'JOIN keys USING (key)' })[table],
  )
  return `SELECT staged.doc, ${values.join(', ')}, interval_start, interval_end, operating_date, receipt, published_at, basis FROM ${joins.join(' ')}`
}

/** ENUM types of document columns: codes read, compare and sort faster than texts. */
async function createCodes(
  session: Session,
  samples: ReadonlyMap<string, readonly string[]>,
  shared: readonly string[] = [],
): Promise<Codes> {
  const codes = new Map<string, string>()
  for (const [field, values] of samples) {
    if (shared.includes(field)) continue
    codes.set(field, await createEnumType(session, `code ${field.trim()}`, values))
  }
  return codes
}
