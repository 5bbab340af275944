import type { z } from 'zod'
import { GridlakeError } from '../../core/errors.ts'

/** Untyped input as the contract types it. Errors: `usage.invalid_argument`, naming every field that is wrong. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, what: string): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return name === '' ? lowerFirst(issue.message) : `${name}: ${lowerFirst(issue.message)}`
  })
  throw new GridlakeError('usage.invalid_argument', `the ${what} is not valid: ${fields.join('; ')}`, {
    hint: 'see /api/v1/openapi.json for what this resource takes',
    context: { fields: result.error.issues.map((issue) => issue.path.join('.')) },
  })
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
