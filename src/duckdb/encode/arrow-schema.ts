import { createArrowEncoder } from './encode-arrow.ts'
import type { ResultColumn } from './result-encoder.ts'

/** Continuation and length. */
const PREFIX_BYTES = 8

/** The schema of a result of `columns` as one encapsulated message of Arrow's IPC format: what the stream of such a result begins with. */
export function arrowSchema(columns: readonly ResultColumn[]): Uint8Array {
  const head = createArrowEncoder(columns).head()
  const length = new DataView(head.buffer, head.byteOffset).getInt32(4, true)
  return head.slice(0, PREFIX_BYTES + length)
}
