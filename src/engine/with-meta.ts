import { metaRecord } from './answer-meta.ts'
import type { AnswerMeta } from './question.ts'

/** A JSON answer as `{"meta":{…},"data":…}`, or under another `member`. Given up early, the answer is given up at once. */
export function withMeta(
  meta: AnswerMeta,
  member: string,
  bare: AsyncIterator<Uint8Array, unknown, undefined>,
): AsyncIterableIterator<Uint8Array, undefined> {
  const before = [Buffer.from(`{"meta":${JSON.stringify(metaRecord(meta))},${JSON.stringify(member)}:`)]
  const after = [Buffer.from('}\n')]
  return {
    async next() {
      const head = before.shift()
      if (head) return { done: false, value: head }
      const step = await bare.next()
      if (!step.done) return { done: false, value: step.value }
      const tail = after.shift()
      return tail ? { done: false, value: tail } : { done: true, value: undefined }
    },
    async return() {
      before.length = 0
      after.length = 0
      await bare.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
