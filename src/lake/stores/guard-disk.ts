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
    // Making a folder on a read-only disk says that there is no such file.
    const isReadOnly = code === 'ENOENT' && (error as NodeJS.ErrnoException).syscall === 'mkdir'
    if (isReadOnly || UNUSABLE.has(code)) {
      const reason = isReadOnly ? 'it is read-only' : (error as Error).message
      throw new GridlakeError('config.invalid', `the data directory can't be used: ${reason}`, {
        cause: error,
        hint: 'make it a writable directory, or name another with --data or GRIDLAKE_DATA',
        context: { path },
      })
    }
    throw error
  }
}
