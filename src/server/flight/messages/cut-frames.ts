import { bodyLengthOf, type IpcFrame, PREFIX_BYTES } from './ipc-frame.ts'

/**
 * Cuts an Arrow IPC stream into its messages, up to its end marker, and reads it out. A message that came in one piece is not copied.
 * Throws where the stream ends in a message.
 */
export async function* cutFrames(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<IpcFrame, void, undefined> {
  const source = pieces[Symbol.asyncIterator]()
  let piece: Uint8Array = NONE

  const more = async (): Promise<boolean> => {
    const step = await source.next()
    piece = step.done ? NONE : step.value
    return !step.done
  }

  /** The next `length` bytes; undefined at the end of the stream. */
  const take = async (length: number): Promise<Uint8Array | undefined> => {
    while (piece.length === 0 && length > 0) if (!(await more())) return undefined
    if (piece.length >= length) {
      const bytes = piece.subarray(0, length)
      piece = piece.subarray(length)
      return bytes
    }
    const bytes = Buffer.allocUnsafe(length)
    for (let at = 0; at < length; ) {
      if (piece.length === 0 && !(await more())) throw new Error('an Arrow stream ended in the middle of a message')
      const part = piece.subarray(0, length - at)
      bytes.set(part, at)
      at += part.length
      piece = piece.subarray(part.length)
    }
    return bytes
  }

  try {
    for (;;) {
      const prefix = await take(PREFIX_BYTES)
      const headerLength = prefix ? new DataView(prefix.buffer, prefix.byteOffset).getInt32(4, true) : 0
      if (headerLength === 0) break
      const header = await take(headerLength)
      if (!header) throw new Error('an Arrow stream ended in the middle of a message')
      const body = await take(bodyLengthOf(header))
      if (!body) throw new Error('an Arrow stream ended in the middle of a message')
      yield { header, body }
    }
    while (await more());
  } finally {
    await source.return?.()
  }
}

const NONE = new Uint8Array(0)
