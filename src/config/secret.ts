import { inspect } from 'node:util'

/** A value that no log, error or JSON shows. */
export interface Secret {
  reveal(): string
  toString(): string
  toJSON(): string
}

/** Wraps `text`: only `reveal()` gives it back; printing shows `(set)`. */
export function toSecret(text: string): Secret {
  const shown = () => '(set)'
  return Object.freeze({ reveal: () => text, toString: shown, toJSON: shown, [inspect.custom]: shown })
}
