import { metaRecord } from './answer-meta.ts'
import type { AnswerMeta } from './question.ts'

/** A JSON array as `{"meta":{…},"data":[…]}`. Given up early, the array is given up at once. */
export function withMeta(
  meta: AnswerMeta,
  array: AsyncIterator<Uint8Array, unknown, undefined>,
): AsyncIterableIterator<Uint8Array, undefined> {
  const before = [Buffer.from(`{"meta":${JSON.stringify(metaRecord(meta))},"data":`)]
  const after = [Buffer.from('}\n')]
  return {
    async next() {
      const head = before.shift()
      if (head) return { done: false, value: head }
      const step = await array.next()
      if (!step.done) return { done: false, value: step.value }
      const tail = after.shift()
      return tail ? { done: false, value: tail } : { done: true, value: undefined }
    },
    async return() {
      before.length = 0
      after.length = 0
      await array.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
