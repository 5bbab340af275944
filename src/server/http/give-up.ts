import type { Answer } from '../../engine/question.ts'

/** Ends an answer that nobody reads. */
export async function giveUp({ body }: Answer): Promise<void> {
  await body[Symbol.asyncIterator]().return?.()
}
