import type { Asked } from './asked.ts'
import { canonicalText } from './canonical-text.ts'

/** Readers followed at once. */
const MAX_READERS = 256

/** Follows readers who ask one window of time after the other. */
export interface ReadAhead {
  /** The question a reader will ask next, where this one follows on the one before with the same shape and length. */
  next(asked: Asked): Asked | undefined
}

export function createReadAhead(): ReadAhead {
  // Shape of the question → where its last window ended, and its length.
  const readers = new Map<string, { toMs: number; lengthMs: number }>()
  return {
    next(asked) {
      if (asked.kind === 'sql') return undefined
      const { from, to, ...shape } = asked.question
      if (!from || !to || asked.question.after !== undefined) return undefined
      const key = canonicalText([asked.kind, asked.format, shape])
      const lengthMs = to.epochMilliseconds - from.epochMilliseconds
      const before = readers.get(key)
      readers.delete(key)
      readers.set(key, { toMs: to.epochMilliseconds, lengthMs })
      if (readers.size > MAX_READERS) readers.delete(readers.keys().next().value ?? '')
      if (lengthMs <= 0 || before?.toMs !== from.epochMilliseconds || before.lengthMs !== lengthMs) return undefined
      const window = { from: to, to: to.add({ milliseconds: lengthMs }) }
      return asked.kind === 'rows'
        ? { ...asked, question: { ...asked.question, ...window } }
        : { ...asked, question: { ...asked.question, ...window } }
    },
  }
}
