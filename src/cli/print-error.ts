import { ERROR_TABLE, toGridlakeError } from '../core/errors.ts'
import { printable } from './printable.ts'

/** Writes an error to stderr, for people or as one line of JSON, and gives its exit code. */
export function printError(thrown: unknown, json: boolean): number {
  const error = toGridlakeError(thrown)
  if (json) {
    const { code, message, hint, context } = error
    process.stderr.write(`${JSON.stringify({ error: { code, message, ...(hint ? { hint } : {}), context } })}\n`)
  } else {
    const lines = [...error.message.split('\n').map(printable), `  (${error.code})`]
    if (error.hint) lines.push(`  what to do: ${printable(error.hint)}`)
    process.stderr.write(`gridlake: ${lines.join('\n')}\n`)
    if (error.code === 'internal.bug' && error.cause instanceof Error) process.stderr.write(`${error.cause.stack}\n`)
  }
  return ERROR_TABLE[error.code].exit
}
