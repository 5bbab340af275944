import { availableParallelism } from 'node:os'
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { toQueryError } from './query-error.ts'

export interface DatabaseOptions {
  /** Bytes DuckDB's operators may hold before they spill; `memory_limit` is not RSS (reference: about twice at the worst). */
  memoryBytes: number
  /** Where operators spill; created when needed. */
  spillDirectory: string
  threads?: number
}

/** One DuckDB instance in this process. Close it when done. */
export interface Database {
  connect(): Promise<Session>
  close(): void
}

/** One connection. Times come in and go out in UTC. Errors: `query.syntax`, `lake.full`, `lake.corrupt` with the SQL in their context. */
export interface Session extends Disposable {
  readonly connection: DuckDBConnection
  run(sql: string, values?: readonly DuckDBValue[]): Promise<void>
  /** All rows as objects of plain JavaScript values: bigint as number where safe, timestamps and dates as ISO text. */
  rows<Row = Record<string, unknown>>(sql: string, values?: readonly DuckDBValue[]): Promise<Row[]>
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${Math.round(options.memoryBytes / 1e6)}MB`,
    temp_directory: options.spillDirectory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  })
  return {
    connect: () => connect(instance),
    close: () => instance.closeSync(),
  }
}

async function connect(instance: DuckDBInstance): Promise<Session> {
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = 'UTC'`)
  let running = 0
  let closing = false
  // Closing a connection under a running statement crashes the process: the last statement to end closes it.
  const guarded = async <T>(sql: string, work: () => Promise<T>): Promise<T> => {
    running++
    try {
      return await work()
    } catch (error) {
      throw toQueryError(error, sql)
    } finally {
      running--
      if (closing && running === 0) connection.closeSync()
    }
  }
  return {
    connection,
    run: (sql, values) => guarded(sql, async () => void (await connection.run(sql, values ? [...values] : undefined))),
    rows: <Row>(sql: string, values?: readonly DuckDBValue[]) =>
      guarded(sql, async () => {
        const reader = await connection.runAndReadAll(sql, values ? [...values] : undefined)
        return reader.getRowObjectsJS().map(toPlainRow) as Row[]
      }),
    [Symbol.dispose]: () => {
      closing = true
      if (running === 0) connection.closeSync()
    },
  }
}

function toPlainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) row[name] = toPlain(value)
  return row
}

function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (value instanceof Date) return value.toISOString()
  return value
}
