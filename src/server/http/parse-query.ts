import type { z } from 'zod'
import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import { parseInput } from './parse-input.ts'

/** The parameters of an address as the contract types them, each given once. Errors: `usage.unknown_option`, `usage.invalid_argument`. */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, url: string): z.output<Schema> {
  const { searchParams } = new URL(url)
  const input: Record<string, string> = {}
  const names = Object.keys(schema.shape)
  for (const name of new Set(searchParams.keys())) {
    if (!names.includes(name)) throw unknownParameter(name, names)
    const values = searchParams.getAll(name)
    if (values.length > 1)
      throw new GridlakeError('usage.invalid_argument', `the parameter ${name} is given ${values.length} times`, {
        hint: 'give it once',
      })
    input[name] = values[0] ?? ''
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
