import { readFile, rm, writeFile } from 'node:fs/promises'
import { toGridlakeError } from '../../core/errors.ts'
import type { Dataset, Wire } from '../../datasets/dataset.ts'
import { ROLLUP_DATASETS, ROLLUP_METADATA, type RollupMarket } from '../../datasets/ercot/rollup-files.ts'
import { type Database, openDatabase, type Session } from '../../duckdb/database.ts'
import { sqlText } from '../../duckdb/sql-text.ts'
import type { Lake } from '../../lake/lake.ts'
import { guardDisk } from '../../lake/stores/guard-disk.ts'
import { type Refusal, refuse, type TableText } from '../table-shape.ts'
import { type RollupTimes, rollupRowsSql, rollupTimesSql } from './rollup-rows-sql.ts'
import { HOURLY_MEANS, namedMarket, type ParquetFile, type RollupShape, readRollupShape } from './rollup-shape.ts'

/** Where a Parquet file can be opened: DuckDB reads files. */
export type ParquetPlace = Pick<Lake, 'store'>

const MEMORY_BYTES = 500_000_000

/** As rows of CSV they take half a gigabyte; a year of all hubs has two million. */
const MAX_CELLS = 12_000_000

/** A wide price file as long rows, a table for each of its markets among `datasets`. */
export async function readParquetDocument(
  name: string,
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  { store }: ParquetPlace,
): Promise<readonly TableText[] | Refusal> {
  const path = await store.scratchPath('document.parquet')
  // A damaged file may leave DuckDB unusable: not the one of the lake.
  const database = await openDatabase({ memoryBytes: MEMORY_BYTES, spillDirectory: `${path}.spill` })
  try {
    await guardDisk(path, () => writeFile(path, bytes))
    return await readFileAt(database, name, path, datasets)
  } catch (error) {
    const { code, message } = toGridlakeError(error)
    const isOurs = code === 'lake.full' || code === 'config.invalid'
    if (isOurs || (code === 'internal.bug' && !message.startsWith('INTERNAL Error'))) throw error
    const [what = ''] = message.replaceAll(path, name).split('\n')
    const owner = findOwner(namedMarket(name), datasets)
    return refuse(owner, 'data.invalid_file', `not a readable Parquet file: ${what}`)
  } finally {
    database.close()
    await rm(path, { force: true })
    await rm(`${path}.spill`, { recursive: true, force: true })
  }
}

async function readFileAt(
  database: Database,
  name: string,
  path: string,
  datasets: readonly Dataset[],
): Promise<readonly TableText[] | Refusal> {
  using session = await database.connect()
  const file = await describeParquet(session, name, path)
  const shape = readRollupShape(file)
  const owner = findOwner('parts' in shape ? shape.parts[0]?.market : shape.market, datasets)
  if (!('parts' in shape)) return refuse(owner, owner ? 'source.schema_drift' : 'data.unknown_file', shape.reason)
  const problem = sizeProblem(file, shape)
  if (problem) return refuse(owner, 'data.invalid_file', problem)
  if (file.rows === 0) return refuse(owner, 'source.empty', 'the Parquet file has no rows')
  return await readParts(session, shape, file, path, datasets)
}

async function describeParquet(session: Session, name: string, path: string): Promise<ParquetFile> {
  const source = sqlText(path)
  const columns = await session.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM read_parquet(${source})`,
  )
  const [{ rows } = { rows: 0 }] = await session.rows<{ rows: number }>(
    `SELECT num_rows::DOUBLE AS rows FROM parquet_file_metadata(${source})`,
  )
  // Others keep binary schemas there.
  const pairs = await session.rows<{ key: string; value: string }>(
    `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata(${source}) WHERE starts_with(key::VARCHAR, 'gridlake.')`,
  )
  return {
    name,
    rows,
    columns: columns.map(({ column_name, column_type }) => ({ name: column_name, type: column_type })),
    metadata: new Map(pairs.map(({ key, value }) => [key, value])),
  }
}

function sizeProblem({ rows }: ParquetFile, { parts }: RollupShape): string | undefined {
  const cells = rows * parts.reduce((sum, { columns }) => sum + columns.length, 0)
  return cells > MAX_CELLS
    ? `${cells} prices, more than ${MAX_CELLS} in one file: take files of months, or of fewer points`
    : undefined
}

async function readParts(
  session: Session,
  shape: RollupShape,
  file: ParquetFile,
  path: string,
  datasets: readonly Dataset[],
): Promise<readonly TableText[] | Refusal> {
  const [times] = await session.rows<RollupTimes & Record<string, unknown>>(rollupTimesSql(shape, path))
  const wanted = shape.parts.flatMap((part) => {
    const dataset = findOwner(part.market, datasets)
    const wire = dataset?.wire.find(
      ({ format, time }) => format === 'parquet-rollup' && isUtc(time) === shape.time.isUtc,
    )
    return dataset && wire ? [{ part, dataset, wire }] : []
  })
  const [first] = wanted
  if (!first || !times)
    return refuse(undefined, 'data.unknown_file', 'a wide price file of no dataset that is asked for')
  const problem = timesProblem(shape, times, file)
  if (problem) return refuse(first.dataset, 'source.schema_drift', problem)
  const published = readToldAt(file)
  const tables: TableText[] = []
  for (const { part, dataset, wire } of wanted) {
    const csv = await writeCsv(session, rollupRowsSql(shape, part, wire, times, path), `${path}.csv`)
    tables.push({
      dataset,
      wire,
      ...csv,
      documentRows: file.rows,
      place: () => 'a cell of the Parquet file',
      ...(published ? { published } : {}),
    })
  }
  const filled = tables.filter(({ empty }) => !empty)
  return filled.length > 0 ? filled : tables.slice(0, 1)
}

const isUtc = ({ kind }: Wire['time']): boolean => kind === 'offset-stamp'

function timesProblem(
  { family, parts }: RollupShape,
  { untimed, offGrid, hasQuarters }: RollupTimes,
  { rows, metadata }: ParquetFile,
): string | undefined {
  if (untimed > 0) return `${untimed} rows without a time`
  if (offGrid > 0)
    return `${offGrid} rows that do not begin on a whole ${family.minutes === 60 ? 'hour' : 'quarter hour'}`
  const isMeans = parts.some(({ market }) => market === 'rt') && !hasQuarters && rows > 1
  return isMeans && !metadata.has(ROLLUP_METADATA.family) ? HOURLY_MEANS : undefined
}

/** When what our own file says was said: its corrections of other rows count from then. */
function readToldAt({ metadata }: ParquetFile): TableText['published'] {
  try {
    const at = Temporal.Instant.from(metadata.get(ROLLUP_METADATA.toldAt) ?? '')
    return { at, basis: 'document' }
  } catch {
    return undefined
  }
}

async function writeCsv(session: Session, sql: string, path: string): Promise<Pick<TableText, 'csv' | 'empty'>> {
  try {
    const [written] = await session.rows<{ Count: number }>(
      `COPY (${sql}) TO ${sqlText(path)} (FORMAT csv, HEADER, USE_TMP_FILE false)`,
    )
    return { csv: await readFile(path), empty: Number(written?.Count ?? 0) === 0 }
  } finally {
    await rm(path, { force: true })
  }
}

const findOwner = (market: RollupMarket | undefined, datasets: readonly Dataset[]): Dataset | undefined =>
  market && datasets.find(({ id }) => id === ROLLUP_DATASETS[market].id)
