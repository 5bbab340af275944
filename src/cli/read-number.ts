import { GridlakeError } from '../core/errors.ts'

interface NumberBounds {
  least: number
  greatest?: number
  whole?: boolean
}

/** The number an option was given. Errors: `usage.invalid_argument` naming the option and what it takes. */
export function readNumber(option: string, text: string, { least, greatest, whole }: NumberBounds): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  const fits = value >= least && value <= (greatest ?? Number.MAX_VALUE) && (!whole || Number.isSafeInteger(value))
  if (fits) return value
  const range = greatest === undefined ? `of at least ${least}` : `from ${least} to ${greatest}`
  throw new GridlakeError(
    'usage.invalid_argument',
    `${option} takes a ${whole ? 'whole ' : ''}number ${range}, not "${text}"`,
    { context: { option, text } },
  )
}
