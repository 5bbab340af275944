import { randomUUID } from 'node:crypto'
import { GridlakeError } from '../../../core/errors.ts'
import type { SqlQuestion, Truth } from '../../../engine/question.ts'

export type Parameters = NonNullable<SqlQuestion['parameters']>

export interface PreparedStatement {
  sql: string
  truth: Truth
  /** Rows of parameters that were bound to it; it is run once with each. None: never bound. */
  bound: readonly Parameters[]
  /** About how much of memory it takes. */
  bytes: number
}

/** Statements that clients keep on the server between calls. The least used are dropped for new ones where they grow too many. */
export interface PreparedStatements {
  add(statement: PreparedStatement): string
  /** Errors: `usage.invalid_argument` for a handle that was closed or dropped, or is of another server. */
  get(handle: string): PreparedStatement
  bind(handle: string, bound: readonly Parameters[], bytes: number): void
  close(handle: string): void
}

const MAX_BYTES = 64 * 1024 ** 2
const MAX_STATEMENTS = 10_000

export function createPreparedStatements(newHandle: () => string = randomUUID): PreparedStatements {
  const held = new Map<string, PreparedStatement>()
  let bytes = 0

  const close = (handle: string) => {
    bytes -= held.get(handle)?.bytes ?? 0
    held.delete(handle)
  }
  const put = (handle: string, statement: PreparedStatement) => {
    close(handle)
    held.set(handle, statement)
    bytes += statement.bytes
    for (const oldest of held.keys()) {
      if (oldest === handle || (bytes <= MAX_BYTES && held.size <= MAX_STATEMENTS)) break
      close(oldest)
    }
  }
  const get = (handle: string) => {
    const statement = held.get(handle)
    if (!statement)
      throw new GridlakeError(
        'usage.invalid_argument',
        'there is no such prepared statement: it was closed, or the server restarted',
        {
          hint: 'prepare it again',
        },
      )
    held.delete(handle)
    held.set(handle, statement)
    return statement
  }
  return {
    add(statement) {
      const handle = newHandle()
      put(handle, statement)
      return handle
    },
    get,
    bind(handle, bound, boundBytes) {
      const statement = get(handle)
      put(handle, { ...statement, bound, bytes: statement.sql.length + boundBytes })
    },
    close,
  }
}
