import type { z } from 'zod'
import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { parseInput } from './parse-input.ts'

/**
 * The parameters of an address, or these themselves, as the contract types them, each given once; `lists` names those that hold several names between commas,
 * and may be given again. Errors: `usage.unknown_option`, `usage.invalid_argument`.
 */
export function parseQuery<Schema extends z.ZodObject>(
  schema: Schema,
  asked: string | URLSearchParams,
  lists: readonly string[] = [],
): z.output<Schema> {
  const searchParams = typeof asked === 'string' ? new URL(asked).searchParams : asked
  const input: Record<string, string> = {}
  const names = Object.keys(schema.shape)
  for (const name of new Set(searchParams.keys())) {
    if (!names.includes(name)) throw unknownParameter(name, names)
    const values = searchParams.getAll(name)
    if (values.length > 1 && !lists.includes(name))
      throw new GridlakeError('usage.invalid_argument', `the parameter ${name} is given ${values.length} times`, {
        hint: 'give it once',
      })
    input[name] = values.join(',')
  }
  return parseInput(schema, input, 'query')
}

function unknownParameter(name: string, names: readonly string[]): GridlakeError {
  const near = findNearestName(name, names)
  return new GridlakeError('usage.unknown_option', `there is no parameter ${name} here`, {
    hint: near ? `did you mean ${near}?` : names.length === 0 ? 'give none' : `parameters: ${names.join(', ')}`,
    context: { parameter: name },
  })
}
