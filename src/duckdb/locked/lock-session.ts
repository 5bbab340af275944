import type { Session } from '../database.ts'
import { sqlTexts } from '../sql-text.ts'

export interface Lock {
  /** The only files that may be read, or written, from now on. */
  paths: readonly string[]
  spillBytes: number
  /** What DuckDB's operators may hold before they spill. */
  memoryBytes: number
}

/**
 * Locks a session's whole DuckDB to `paths`, for good: no other file, no extension, no change of settings.
 * DuckDB wants the steps in this order: the paths before access ends, the lock last.
 */
export async function lockSession(session: Session, { paths, spillBytes, memoryBytes }: Lock): Promise<void> {
  await session.run(`SET memory_limit = '${Math.round(memoryBytes / 1e6)}MB'`)
  await session.run(`SET max_temp_directory_size = '${Math.round(spillBytes / 1e6)}MB'`)
  await session.run(`SET allowed_paths = ${sqlTexts(paths)}`)
  await session.run('SET enable_external_access = false')
  await session.run('SET autoinstall_known_extensions = false')
  await session.run('SET autoload_known_extensions = false')
  await session.run('SET allow_community_extensions = false')
  await session.run('SET lock_configuration = true')
}
