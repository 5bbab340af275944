import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Session } from '../../src/duckdb/database.ts'

export interface TestDatabase {
  session: Session
  directory: string
  close(): Promise<void>
}

/** A DuckDB of 500 MB with one session and a temporary directory of its own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'gridlake-duckdb-'))
  const database = await openDatabase({ memoryBytes: 500e6, spillDirectory: join(directory, 'spill') })
  const session = await database.connect()
  return {
    session,
    directory,
    async close() {
      session[Symbol.dispose]()
      database.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
