import { integerJson, numberJson, type TextKind } from './value-text.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON must escape them
const NEEDS_ESCAPE = /["\\\u0000-\u001f]/

/** How the text of a value of each kind stands in JSON. */
export const JSON_SHAPES: Readonly<Record<TextKind, (text: string) => string>> = {
  number: numberJson,
  integer: integerJson,
  boolean: (text) => text,
  json: (text) => text,
  text: (text) => (NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`),
}
