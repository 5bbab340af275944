import { GridlakeError } from '../../core/errors.ts'

/** `data.invalid_file` at a byte of a zip: what was expected there. */
export function zipProblem(
  offset: number,
  expected: string,
  context: Readonly<Record<string, unknown>> = {},
): GridlakeError {
  return new GridlakeError('data.invalid_file', `damaged zip at byte ${offset}: ${expected}`, {
    context: { offset, expected, ...context },
    hint: 'fetch the file again: it was cut short or changed on the way',
  })
}
