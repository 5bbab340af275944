import { GridlakeError, toGridlakeError } from '../core/errors.ts'

/** A DuckDB failure as one of ours, its SQL kept in the context. */
export function toQueryError(error: unknown, sql: string): GridlakeError {
  if (error instanceof GridlakeError) return error
  const message = (error instanceof Error ? error.message : String(error)).replace(
    /^Failed to extract statements: /,
    '',
  )
  const details = { cause: error, context: { sql: sql.length > 2000 ? `${sql.slice(0, 2000)}…` : sql } }
  if (/No space left on device|out of disk|ENOSPC|File too large|max_temp_directory_size/i.test(message)) {
    return new GridlakeError('lake.full', message, {
      ...details,
      hint: 'free some disk space and run the command again: nothing was half committed',
    })
  }
  if (/^INTERRUPT/i.test(message)) return new GridlakeError('cancelled', 'the query was cancelled', details)
  if (/^Out of Memory/i.test(message))
    return new GridlakeError('query.too_large', message.split('\n\nPossible solutions')[0] ?? message, {
      ...details,
      hint: 'ask for fewer rows or columns',
    })
  if (/^IO Error|Invalid Input Error: .*[Pp]arquet|too small to be a Parquet/i.test(message)) {
    return new GridlakeError('lake.corrupt', message, {
      ...details,
      hint: 'run `gridlake lake verify` to see which files are damaged or missing',
    })
  }
  if (
    /^(Parser|Binder|Catalog|Conversion|Invalid Input|Out of Range|Mismatch Type|Not implemented|Syntax) Error|^Invalid Error: .*prepared/i.test(
      message,
    )
  ) {
    return new GridlakeError('query.syntax', message, details)
  }
  // What DuckDB says of nonsense inside a Parquet file, without its name.
  if (/^Invalid Error/.test(message)) {
    return new GridlakeError('lake.corrupt', `a file of the lake is damaged: ${message}`, {
      ...details,
      hint: 'run `gridlake lake verify` to see which files are damaged or missing',
    })
  }
  if (/^Permission Error/i.test(message)) return new GridlakeError('query.forbidden', message, details)
  return toGridlakeError(error)
}
