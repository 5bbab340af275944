/** Pieces that flow: large enough to cost little, small enough that a slow reader holds little. */
const PIECE_BYTES = 1024 ** 2

/** Bytes as a body of pieces. They are not copied. */
export function bytesBody(bytes: Uint8Array): AsyncIterableIterator<Uint8Array, undefined> {
  let at = 0
  return {
    async next() {
      if (at >= bytes.length) return { done: true, value: undefined }
      const value = bytes.subarray(at, at + PIECE_BYTES)
      at += value.length
      return { done: false, value }
    },
    async return() {
      at = bytes.length
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
