import { toGridlakeError } from '../core/errors.ts'
import { sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import { logPath } from './delta/actions.ts'
import { listCommits, missingCommit, readCommit } from './delta/read-log.ts'
import type { LakeFile } from './delta/snapshot.ts'
import type { Lake } from './lake.ts'
import type { LakeTable } from './lake-table.ts'

export interface Problem {
  table: string
  path?: string
  problem: string
}

export interface VerifyReport {
  files: number
  rows: number
  originals: number
  problems: readonly Problem[]
}

export interface VerifyOptions {
  /** SHA-256 of the document inside a kept original; without it originals are not read. */
  hashOriginal?: (path: string) => Promise<string>
}

/**
 * Reads the whole lake and says what is wrong: missing or damaged commits and files, row counts that differ from the log, a key twice
 * in one document, rows without a receipt, originals that are missing or whose hash differs. Changes nothing.
 */
export async function verifyLake(lake: Lake, options: VerifyOptions = {}): Promise<VerifyReport> {
  const problems: Problem[] = []
  let files = 0
  let rows = 0
  for (const table of lake.tables()) {
    const found = await verifyLog(lake, table)
    problems.push(...found.problems)
    for (const file of found.files) {
      files++
      const path = `${table.folder}/${file.path}`
      const counted = await countRows(lake, path)
      if (typeof counted === 'string') problems.push({ table: table.schema.name, path, problem: counted })
      else if (file.rows !== undefined && counted !== file.rows) {
        problems.push({ table: table.schema.name, path, problem: `holds ${counted} rows, the log says ${file.rows}` })
      }
      rows += typeof counted === 'number' ? counted : 0
    }
  }
  if (problems.length === 0) problems.push(...(await verifyRows(lake)))
  const isReadable = problems.every(({ table }) => table !== lake.receipts.schema.name)
  const originals =
    options.hashOriginal && isReadable
      ? await verifyOriginals(lake, options.hashOriginal)
      : { checked: 0, problems: [] }
  return { files, rows, originals: originals.checked, problems: [...problems, ...originals.problems] }
}

/** The files of a table's newest version as far as its log can be read, and what is wrong with the log. */
async function verifyLog(lake: Lake, table: LakeTable): Promise<{ files: readonly LakeFile[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const wrong = (error: unknown, path?: string) => {
    const { message, context } = toGridlakeError(error)
    const at = path ?? (typeof context['path'] === 'string' ? context['path'] : undefined)
    if (at && problems.some((problem) => problem.path === at)) return
    problems.push({ table: table.schema.name, ...(at ? { path: at } : {}), problem: message })
  }
  const versions = await listCommits(lake.store, table.folder)
  for (const [index, version] of versions.entries()) {
    const path = logPath(table.folder, version)
    if (index > 0 && version !== (versions[index - 1] ?? 0) + 1)
      wrong(missingCommit(logPath(table.folder, version - 1)))
    try {
      const actions = (await readCommit(lake.store, table.folder, version)) ?? []
      // Every writer signs its commits: the last line of ours, so a commit that was cut short lacks it.
      if (!actions.some((action) => 'commitInfo' in action)) wrong('the commit is cut short: nobody signed it', path)
    } catch (error) {
      wrong(error)
    }
  }
  try {
    return { files: [...((await table.snapshot())?.files.values() ?? [])], problems }
  } catch (error) {
    wrong(error)
    return { files: [], problems }
  }
}

async function countRows(lake: Lake, path: string): Promise<number | string> {
  using session = await lake.database.connect()
  try {
    // Summing a hash of the rows reads every page, not only the footer.
    const [row] = await session.rows<{ n: number }>(
      `SELECT count(*)::DOUBLE AS n, bit_xor(hash(r)) FROM read_parquet(${sqlText(lake.store.address(path))}, hive_partitioning = false) r`,
    )
    return row?.n ?? 0
  } catch (error) {
    // DuckDB shows the statement below what is wrong.
    return toGridlakeError(error).message.split('\n\n')[0] ?? ''
  }
}

async function verifyRows(lake: Lake): Promise<Problem[]> {
  const problems: Problem[] = []
  using session = await lake.database.connect()
  const receipts = await addresses(lake, lake.receipts)
  const known =
    receipts.length > 0
      ? `SELECT receipt FROM read_parquet(${sqlTexts(receipts)}, hive_partitioning = false)`
      : `SELECT ''::VARCHAR AS receipt`
  for (const dataset of lake.catalogue) {
    const files = await addresses(lake, lake.table(dataset))
    if (files.length === 0) continue
    const from = `read_parquet(${sqlTexts(files)}, hive_partitioning = false)`
    const twice = await session.rows<{ receipt: string; n: number }>(
      `SELECT receipt, count(*)::INTEGER AS n FROM (SELECT receipt FROM ${from} GROUP BY receipt, ingested_at, ${dataset.key.join(', ')} HAVING count(*) > 1) GROUP BY receipt LIMIT 20`,
    )
    for (const { receipt, n } of twice)
      problems.push({ table: dataset.id, problem: `document ${receipt} is in the table twice (${n} keys)` })
    const orphans = await session.rows<{ receipt: string }>(
      `SELECT DISTINCT receipt FROM ${from} WHERE receipt NOT IN (${known}) LIMIT 20`,
    )
    for (const { receipt } of orphans) {
      problems.push({
        table: dataset.id,
        problem: `rows of document ${receipt} have no receipt: ingest it again to make it good`,
      })
    }
  }
  return problems
}

async function addresses(lake: Lake, table: LakeTable): Promise<string[]> {
  return [...((await table.snapshot())?.files.keys() ?? [])].map((path) =>
    lake.store.address(`${table.folder}/${path}`),
  )
}

async function verifyOriginals(
  lake: Lake,
  hashOriginal: (path: string) => Promise<string>,
): Promise<{ checked: number; problems: Problem[] }> {
  const receipts = await addresses(lake, lake.receipts)
  if (receipts.length === 0) return { checked: 0, problems: [] }
  using session = await lake.database.connect()
  const rows = await session.rows<{ raw_path: string; sha256: string; name: string }>(
    `SELECT raw_path, any_value(sha256) AS sha256, any_value(name) AS name FROM read_parquet(${sqlTexts(receipts)}, hive_partitioning = false) GROUP BY raw_path`,
  )
  const problems: Problem[] = []
  for (const { raw_path: path, sha256, name } of rows) {
    try {
      if ((await hashOriginal(path)) !== sha256)
        problems.push({ table: 'raw', path, problem: `the original of ${name} is not what its receipt says` })
    } catch (error) {
      problems.push({ table: 'raw', path, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  return { checked: rows.length, problems }
}
