import { GridlakeError } from '../../core/errors.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const UNUSABLE = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'])

/** Does `work` on the disk at `path`. Errors: `lake.full` when it is; `config.invalid` when the data directory can't be used. */
export async function guardDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (FULL.has(code)) {
      throw new GridlakeError('lake.full', `no room left to write ${path}`, {
        cause: error,
        hint: 'free some disk space and run the command again: nothing was half committed',
        context: { path },
      })
    }
    if (UNUSABLE.has(code)) {
      throw new GridlakeError('config.invalid', `the data directory can't be used: ${(error as Error).message}`, {
        cause: error,
        hint: 'make it a writable directory, or name another with --data or GRIDLAKE_DATA',
        context: { path },
      })
    }
    throw error
  }
}
