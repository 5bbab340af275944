import { join } from 'node:path'
import { type Clock, systemClock } from '../core/clock.ts'
import { openDatabase } from '../duckdb/database.ts'
import { openEngine } from '../engine/engine.ts'
import type { Engine } from '../engine/question.ts'
import { type Lake, openLakeAt } from '../lake/lake.ts'

export interface WorkplaceOptions {
  dataDirectory: string
  memoryBytes: number
  queryTimeoutMs: number
  queryMaxRows: number
  queryMaxBytes: number
  queryMemoryBytes: number
}

/** A lake and the engine over it, opened together and closed together. */
export interface Workplace extends AsyncDisposable {
  lake: Lake
  engine: Engine
}

export async function openWorkplace(
  options: WorkplaceOptions,
  effects: { clock: Clock } = { clock: systemClock },
): Promise<Workplace> {
  const database = await openDatabase({
    memoryBytes: options.memoryBytes,
    spillDirectory: join(options.dataDirectory, 'tmp', 'spill'),
  })
  const lake = openLakeAt(options.dataDirectory, { database, clock: effects.clock })
  const engine = openEngine(lake, {
    timeoutMs: options.queryTimeoutMs,
    maxRows: options.queryMaxRows,
    maxBytes: options.queryMaxBytes,
    memoryBytes: options.queryMemoryBytes,
  })
  return {
    lake,
    engine,
    async [Symbol.asyncDispose]() {
      await engine.close()
      database.close()
    },
  }
}
