import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { marketDaysSql } from '../core/time/market-days-sql.ts'
import { timeSql } from '../core/time/time-sql.ts'
import type { ColumnType, Wire } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlName, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import { zoneSql } from '../lake/zone-sql.ts'
import type { Batch } from './batch.ts'

/** Dates outside are absurd: no market here is older, no forecast longer. */
const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2039-12-31'
/** A document can't speak of what lies further ahead of its publication. */
const MAX_AHEAD_DAYS = 400

/**
 * Parses a batch into temporary tables of `session`:
 * `docs(doc, filename, receipt, published_at, basis)`, `parsed(doc, <dataset columns>, interval_start, interval_end,
 * operating_date)` with good rows, `rejected(doc, line, byte_offset, column_name, reason, row_text)`.
 */
export async function parseBatch(session: Session, batch: Batch, scratchFolder: string): Promise<void> {
  await mkdir(scratchFolder, { recursive: true })
  try {
    const files = batch.arrivals.map((_, doc) => join(scratchFolder, `${doc}.csv`))
    await writeFiles(batch, files)
    await createDocs(session, batch, files)
    await createDays(session, batch)
    await session.run(`CREATE OR REPLACE TEMP TABLE staged AS ${stagedSql(batch, files)}`)
    await session.run(`CREATE OR REPLACE TEMP TABLE rejected AS
      SELECT docs.doc, e.line, e.byte_position AS byte_offset, e.column_name, e.error_message AS reason, e.csv_line AS row_text
      FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) JOIN docs ON docs.filename = s.file_path
      QUALIFY row_number() OVER (PARTITION BY docs.doc, e.line ORDER BY e.column_idx) = 1`)
    await session.run('DROP TABLE reject_errors; DROP TABLE reject_scans')
    await rejectProblems(session, batch, files)
  } finally {
    await rm(scratchFolder, { recursive: true, force: true })
  }
  await rejectDuplicates(session, batch)
}

/** Moves rows with a problem from `staged` to `rejected`; `parsed` is what stays. Their text is read again: few have one. */
async function rejectProblems(session: Session, batch: Batch, files: readonly string[]): Promise<void> {
  const docs = await session.rows<{ doc: number }>('SELECT DISTINCT doc FROM staged WHERE problem IS NOT NULL')
  if (docs.length > 0) {
    const affected = docs.map(({ doc }) => files[doc] as string)
    await session.run(
      `INSERT INTO rejected SELECT doc, NULL, NULL, NULL, problem, source::VARCHAR FROM (${stagedSql(batch, affected, ', r AS source')}) WHERE problem IS NOT NULL`,
    )
    await session.run('DROP TABLE reject_errors; DROP TABLE reject_scans')
  }
  const where = docs.length > 0 ? ' WHERE problem IS NULL' : ''
  await session.run(`CREATE OR REPLACE TEMP VIEW parsed AS SELECT * EXCLUDE (problem) FROM staged${where}`)
}

const WRITES_AT_ONCE = 8

async function writeFiles({ arrivals }: Batch, files: readonly string[]): Promise<void> {
  const queue = arrivals.entries()
  const worker = async () => {
    for (const [doc, arrival] of queue) await writeFile(files[doc] as string, arrival.text.csv)
  }
  await Promise.all(Array.from({ length: WRITES_AT_ONCE }, worker))
}

async function createDocs(session: Session, batch: Batch, files: readonly string[]): Promise<void> {
  const rows = batch.arrivals.map(({ document, receipt }, doc) => {
    const published = document.publishedAt ? sqlInstant(document.publishedAt) : 'NULL'
    return `(${doc}, ${sqlText(files[doc] as string)}, ${sqlText(receipt)}, ${published}, ${sqlText(document.publishedAtBasis)})`
  })
  await session.run(`CREATE OR REPLACE TEMP TABLE docs AS SELECT doc, filename, receipt, published_at::TIMESTAMPTZ AS published_at, basis
    FROM (VALUES ${rows.join(', ')}) AS v(doc, filename, receipt, published_at, basis)`)
}

async function createDays(session: Session, batch: Batch): Promise<void> {
  const zone = typeof batch.dataset.zone === 'string' ? batch.dataset.zone : 'UTC'
  const days = marketDaysSql(zone, Temporal.PlainDate.from(FIRST_DAY), Temporal.PlainDate.from(LAST_DAY))
  await session.run(`CREATE OR REPLACE TEMP TABLE days AS ${days}`)
}

const CSV_TYPES: Record<ColumnType, string> = {
  string: 'VARCHAR',
  double: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'VARCHAR',
}

/** The documents' rows with their times and what is wrong with them: `doc, <columns>, times, problem`, and `extra`. */
function stagedSql({ dataset, wire }: Batch, files: readonly string[], extra = ''): string {
  const field = (name: string) => `r.${sqlName(name.trim())}`
  const mapped = (name: string) => (wire.map[name] === undefined ? 'NULL' : field(wire.map[name]))
  const time = timeSql(wire.time, field, typeof dataset.zone === 'string' ? undefined : zoneSql(dataset, mapped))
  const types = sourceTypes(dataset.columns, wire, time.sourceTypes)
  const declared = wire.header.map((name) => `${sqlText(name.trim())}: ${sqlText(types.get(name) ?? 'VARCHAR')}`)
  const values = dataset.columns.map(
    (column) => `${valueSql(column.type, mapped(column.name))} AS ${sqlName(column.name)}`,
  )
  const checks = [
    `WHEN interval_start IS NULL THEN coalesce(${time.reason}, 'no time')`,
    ...dataset.columns
      .filter((column) => !column.nullable)
      .map(({ name }) => `WHEN ${mapped(name)} IS NULL THEN ${sqlText(`${name} is empty`)}`),
    ...Object.entries(wire.expect ?? {}).map(
      ([name, text]) =>
        `WHEN ${field(name)} IS DISTINCT FROM ${sqlText(text)} THEN ${sqlText(`${name} is not ${text}`)}`,
    ),
    `WHEN interval_start > coalesce(docs.published_at, now()) + INTERVAL ${MAX_AHEAD_DAYS} DAY
      THEN 'the interval lies more than ${MAX_AHEAD_DAYS} days after the publication'`,
  ]
  return `SELECT docs.doc, ${values.join(', ')}, ${time.start} AS interval_start, ${time.end} AS interval_end, ${time.operatingDate} AS operating_date,
      CASE ${checks.join(' ')} END AS problem${extra}
    FROM read_csv(${sqlTexts(files)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', ${dateFormat(wire)}
      columns = {${declared.join(', ')}}, filename = true, store_rejects = true) r
    JOIN docs USING (filename) LEFT JOIN days d ON d.date = ${time.joinDate}`
}

const dateFormat = (wire: Wire): string => (wire.dateFormat ? `dateformat = ${sqlText(wire.dateFormat)},` : '')

function sourceTypes(
  columns: Batch['dataset']['columns'],
  wire: Wire,
  timeTypes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const byField = columns.flatMap(({ name, type }) =>
    wire.map[name] === undefined ? [] : [[wire.map[name], CSV_TYPES[type]] as const],
  )
  return new Map([...byField, ...Object.entries(timeTypes)])
}

function valueSql(type: ColumnType, source: string): string {
  if (source === 'NULL')
    return `NULL::${type === 'string' ? 'VARCHAR' : type === 'boolean' ? 'BOOLEAN' : type === 'integer' ? 'INTEGER' : 'DOUBLE'}`
  if (type === 'string') return `nullif(trim(${source}), '')`
  if (type === 'boolean')
    return `CASE upper(trim(${source})) WHEN 'Y' THEN true WHEN 'TRUE' THEN true WHEN 'N' THEN false WHEN 'FALSE' THEN false END`
  return source
}

/** One posting holds a key once: a second row of the same values is dropped, rows that differ are all set aside. */
async function rejectDuplicates(session: Session, { dataset }: Batch): Promise<void> {
  const key = ['doc', ...dataset.key.map(sqlName)].join(', ')
  const others = dataset.columns
    .filter((column) => !dataset.key.includes(column.name))
    .map((column) => sqlName(column.name))
  await session.run(`CREATE OR REPLACE TEMP TABLE repeated AS SELECT ${key}, count(DISTINCT (${['interval_end', ...others].join(', ')})) AS versions
    FROM parsed JOIN (SELECT doc FROM (SELECT doc, count(*) AS n, count(DISTINCT hash(${key})) AS keys FROM parsed GROUP BY doc) WHERE n <> keys) USING (doc)
    GROUP BY ${key} HAVING count(*) > 1`)
  const [{ n } = { n: 0 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM repeated')
  if (n === 0) return
  await session.run(`INSERT INTO rejected SELECT doc, NULL, NULL, NULL,
      CASE WHEN versions > 1 THEN 'the document holds this key more than once, with different values' ELSE 'the same row stands in the document more than once; one is kept' END,
      parsed::VARCHAR FROM parsed JOIN repeated USING (${key})
      QUALIFY versions > 1 OR row_number() OVER (PARTITION BY ${key}) > 1`)
  await session.run(`CREATE OR REPLACE TEMP TABLE single AS SELECT parsed.* FROM parsed LEFT JOIN repeated USING (${key})
      WHERE coalesce(versions, 1) = 1 QUALIFY versions IS NULL OR row_number() OVER (PARTITION BY ${key}) = 1`)
  await session.run('CREATE OR REPLACE TEMP VIEW parsed AS SELECT * FROM single')
}
