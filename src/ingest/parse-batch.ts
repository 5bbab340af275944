import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from '../duckdb/database.ts'
import { createEnumType } from '../duckdb/enum-types.ts'
import type { Batch } from './batch.ts'
import { countParsed } from './count-intervals.ts'
import { evenLineEnds } from './even-line-ends.ts'
import { joinDocuments } from './join-documents.ts'
import type { Joined } from './joined-text.ts'
import { parseTogether } from './parse-together.ts'
import { rejectDuplicates } from './reject-duplicates.ts'
import { rowProblemSql, rowTextSql, stagedSql } from './staged-sql.ts'

/**
 * Parses a batch into temporary tables of `session`:
 * `docs(doc, filename, receipt, published_at, basis)`, `parsed(doc, <dataset columns>, interval_start, interval_end,
 * operating_date, receipt, published_at, basis)` with good rows, `parsed_intervals` of those, `rejected(doc, line, byte_offset, column_name, reason, row_text)`. Resolves to whether `parsed`
 * is in the order of location, interval and publication.
 */
export async function parseBatch(
  session: Session,
  batch: Batch,
  scratchFolder: string,
): Promise<{ isSorted: boolean }> {
  await mkdir(scratchFolder, { recursive: true })
  let together: Joined | undefined
  try {
    const files = batch.arrivals.map((_, doc) => join(scratchFolder, `${doc}.csv`))
    await createDocs(session, batch, files)
    await session.run(`CREATE OR REPLACE TEMP TABLE rejected (doc INTEGER, line UBIGINT, byte_offset UBIGINT,
      column_name VARCHAR, reason VARCHAR, row_text VARCHAR)`)
    const text = await joinDocuments(batch, join(scratchFolder, 'all.csv'))
    if (text !== undefined && (await parseTogether(session, batch, text))) together = text
    else await parseOneByOne(session, batch, files)
  } finally {
    await rm(scratchFolder, { recursive: true, force: true })
  }
  const aligned = together && 'numbers' in together ? together : undefined
  const isSingle = aligned !== undefined || !(await rejectDuplicates(session, batch.dataset))
  await countParsed(session, isSingle && together?.shared !== undefined)
  return { isSorted: aligned?.isByLocation === true && (await isInOrder(session)) }
}

/** Fewer rows are sorted in no time; DuckDB may turn the joins of small tables round, and their order with them. */
const MIN_SORTED_ROWS = 100_000

/** Whether documents that came later speak of later intervals, so that rows by location are in order. */
async function isInOrder(session: Session): Promise<boolean> {
  const [found] = await session.rows<{ rows: number; breaks: number }>(
    `SELECT (SELECT count(*) FROM staged)::INTEGER AS rows, count(*)::INTEGER AS breaks
      FROM (SELECT (interval_start, published_at) < lag((interval_start, published_at)) OVER (ORDER BY doc) AS is_break
        FROM shared) WHERE is_break`,
  )
  return found !== undefined && found.breaks === 0 && found.rows >= MIN_SORTED_ROWS
}

/** The exact way: a file per document, so that a fault is told by its line and byte offset. */
async function parseOneByOne(session: Session, batch: Batch, files: readonly string[]): Promise<void> {
  await writeFiles(batch, files)
  const problem = `${rowProblemSql(batch)} AS problem`
  const [first = [], ...others] = readingGroups(batch, files)
  await session.run(`CREATE OR REPLACE TEMP TABLE staged AS ${stagedSql(batch, { files: first }, [problem])}`)
  for (const group of others) await session.run(`INSERT INTO staged ${stagedSql(batch, { files: group }, [problem])}`)
  await session.run(`INSERT INTO rejected
    SELECT docs.doc, e.line, e.byte_position, e.column_name, e.error_message, e.csv_line
    FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) JOIN docs ON docs.filename = s.file_path
    QUALIFY row_number() OVER (PARTITION BY docs.doc, e.line ORDER BY e.column_idx) = 1`)
  await dropRejects(session)
  // Rows that read and yet have a problem: their text is read again, few have one.
  const docs = await session.rows<{ doc: number }>('SELECT DISTINCT doc FROM staged WHERE problem IS NOT NULL')
  if (docs.length > 0) {
    const affected = { files: docs.map(({ doc }) => files[doc] as string) }
    const extra = [problem, `${rowTextSql(batch)} AS row_text`]
    await session.run(`INSERT INTO rejected SELECT doc, NULL, NULL, NULL, problem, row_text
      FROM (${stagedSql(batch, affected, extra)}) WHERE problem IS NOT NULL`)
    await dropRejects(session)
  }
  const where = docs.length > 0 ? ' WHERE problem IS NULL' : ''
  await session.run(
    `CREATE OR REPLACE TEMP VIEW parsed AS SELECT staged.* EXCLUDE (problem), receipt, published_at, basis FROM staged JOIN docs USING (doc)${where}`,
  )
}

/** Files to read in one query. DuckDB 1.5 loses an unclosed quote, with the rest of its file, where other files follow. */
function readingGroups({ arrivals }: Batch, files: readonly string[]): string[][] {
  const torn = files.filter((_, doc) => hasOpenQuote(arrivals[doc]?.text.csv ?? new Uint8Array()))
  const whole = files.filter((file) => !torn.includes(file))
  return [whole, ...torn.map((file) => [file])].filter((group) => group.length > 0)
}

function hasOpenQuote(csv: Uint8Array): boolean {
  let quotes = 0
  for (let at = csv.indexOf(0x22); at !== -1; at = csv.indexOf(0x22, at + 1)) quotes++
  return quotes % 2 === 1
}

const dropRejects = (session: Session): Promise<void> =>
  session.run('DROP TABLE reject_errors; DROP TABLE reject_scans')

const WRITES_AT_ONCE = 8

async function writeFiles({ arrivals }: Batch, files: readonly string[]): Promise<void> {
  const queue = arrivals.entries()
  const worker = async () => {
    for (const [doc, arrival] of queue) await writeFile(files[doc] as string, evenLineEnds(arrival.text.csv))
  }
  await Promise.all(Array.from({ length: WRITES_AT_ONCE }, worker))
}

/** As one JSON text: as VALUES the SQL of thousands of documents takes longer to parse than they do. */
async function createDocs(session: Session, { arrivals }: Batch, files: readonly string[]): Promise<void> {
  const rows = arrivals.map(({ document: { publishedAt, publishedAtBasis }, receipt }, doc) => ({
    doc,
    filename: files[doc],
    receipt,
    published_us: publishedAt ? Number(publishedAt.epochNanoseconds / 1000n) : null,
    basis: publishedAtBasis,
  }))
  const receipt = await createEnumType(session, 'doc receipt', [...new Set(rows.map((row) => row.receipt))])
  const basis = await createEnumType(session, 'doc basis', [...new Set(rows.map((row) => row.basis))])
  await session.run(
    `CREATE OR REPLACE TEMP TABLE docs AS SELECT doc, filename, receipt::${receipt} AS receipt, make_timestamptz(published_us) AS published_at, basis::${basis} AS basis
      FROM (SELECT unnest(from_json($1, '[{"doc":"INTEGER","filename":"VARCHAR","receipt":"VARCHAR","published_us":"BIGINT","basis":"VARCHAR"}]'), recursive := true))`,
    [JSON.stringify(rows)],
  )
}
