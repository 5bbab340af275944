import { toGridlakeError } from '../../core/errors.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Document, Posting } from '../../datasets/document.ts'
import type { Sources } from '../../sources/source-set.ts'
import type { Failure } from './way.ts'

const FETCHES_AT_ONCE = 6

/** Fetches postings of MIS, several at once. One that fails is told and the others come. */
export async function fetchPostings(
  dataset: Dataset,
  postings: readonly Posting[],
  sources: Sources,
  signal?: AbortSignal,
): Promise<{ documents: Document[]; failed: Failure[] }> {
  const documents: Document[] = []
  const failed: Failure[] = []
  const queue = postings.values()
  const worker = async () => {
    for (const posting of queue) {
      try {
        documents.push(await sources.mis.fetch(dataset, posting, signal))
      } catch (error) {
        const { code, message } = toGridlakeError(error)
        if (code === 'cancelled' || code === 'internal.bug') throw error
        failed.push({ name: posting.name, code, reason: message })
      }
    }
  }
  await Promise.all(Array.from({ length: FETCHES_AT_ONCE }, worker))
  return { documents, failed }
}
