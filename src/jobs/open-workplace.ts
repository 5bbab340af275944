import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, systemClock } from '../core/clock.ts'
import { GridlakeError } from '../core/errors.ts'
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

/** Opens the lake of a directory, which need not exist yet. Errors: `config.invalid` when it can't be one. */
export async function openWorkplace(
  options: WorkplaceOptions,
  effects: { clock: Clock } = { clock: systemClock },
): Promise<Workplace> {
  await mustBeDirectory(options.dataDirectory)
  const scratch = join(options.dataDirectory, 'tmp')
  // DuckDB makes the last folder of a path only. An empty place stays empty, a read-only one as it is.
  if (await stat(options.dataDirectory).catch(() => undefined))
    await mkdir(scratch, { recursive: true }).catch(() => {})
  const database = await openDatabase({
    memoryBytes: options.memoryBytes,
    // Processes must not share their spill files.
    spillDirectory: join(scratch, `spill-${process.pid}`),
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

async function mustBeDirectory(path: string): Promise<void> {
  const refuse = (why: string, cause?: unknown): never => {
    throw new GridlakeError('config.invalid', `the lake can't be in ${path}: ${why}`, {
      hint: 'name a directory with --data or GRIDLAKE_DATA; it is made when it is not there',
      context: { dataDirectory: path },
      cause,
    })
  }
  try {
    if (!(await stat(path)).isDirectory()) refuse('that is a file')
  } catch (error) {
    if (error instanceof GridlakeError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') refuse(code === 'ENOTDIR' ? 'a part of the path is a file' : message, error)
  }
}
