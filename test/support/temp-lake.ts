import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/core/clock.ts'
import { type Database, openDatabase } from '../../src/duckdb/database.ts'
import { type Lake, openLakeAt } from '../../src/lake/lake.ts'

/** A clock that tests set; `sleep` returns at once. */
export function settableClock(start: string): Clock & { set(text: string): void; advance(ms: number): void } {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    sleep: () => Promise.resolve(),
    set: (text) => {
      now = Temporal.Instant.from(text)
    },
    advance: (ms) => {
      now = now.add({ milliseconds: ms })
    },
  }
}

export interface TempLake extends AsyncDisposable {
  lake: Lake
  database: Database
  directory: string
  clock: ReturnType<typeof settableClock>
}

/** A lake in a folder of its own, gone when disposed. */
export async function openTempLake(now = '2026-11-15T00:00:00Z'): Promise<TempLake> {
  const directory = await mkdtemp(join(tmpdir(), 'gridlake-'))
  const database = await openDatabase({ memoryBytes: 500_000_000, spillDirectory: join(directory, 'tmp'), threads: 2 })
  const clock = settableClock(now)
  return {
    lake: openLakeAt(directory, { database, clock }),
    database,
    directory,
    clock,
    async [Symbol.asyncDispose]() {
      database.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
