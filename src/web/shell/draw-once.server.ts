import { hash } from 'node:crypto'
import type { Drawings } from '../state/drawings-context.ts'

/** What `draw` makes of its input, plain data; equal input under one id is drawn once, and remembered by all of its values. */
export function drawOnce<Input extends readonly unknown[]>(
  drawings: Drawings,
  id: string,
  draw: (...input: Input) => string,
  input: Input,
): string {
  const key = `${id} ${hash('sha256', JSON.stringify(input), 'base64')}`
  const known = drawings.get(key)
  if (known !== undefined) return known
  const markup = draw(...input)
  drawings.set(key, markup, markup.length)
  return markup
}
