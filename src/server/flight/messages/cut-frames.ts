import { bodyLengthOf, type IpcFrame, PREFIX_BYTES } from './ipc-frame.ts'

/**
 * Cuts an Arrow IPC stream into its messages, up to its end marker, and reads it out. Bodies are not copied.
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

  /** The next `length` bytes in the pieces in which they come. */
  const takeParts = async (length: number): Promise<Uint8Array[]> => {
    const parts: Uint8Array[] = []
    for (let missing = length; missing > 0; ) {
      if (piece.length === 0 && !(await more())) throw new Error('an Arrow stream ended in the middle of a message')
      const part = piece.subarray(0, missing)
      if (part.length > 0) parts.push(part)
      piece = piece.subarray(part.length)
      missing -= part.length
    }
    return parts
  }

  const take = async (length: number): Promise<Uint8Array> => {
    const parts = await takeParts(length)
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
  }

  /** Whether the stream has more bytes. */
  const goesOn = async (): Promise<boolean> => {
    while (piece.length === 0) if (!(await more())) return false
    return true
  }

  try {
    while (await goesOn()) {
      const prefix = await take(PREFIX_BYTES)
      const headerLength = new DataView(prefix.buffer, prefix.byteOffset).getInt32(4, true)
      if (headerLength === 0) break
      const header = await take(headerLength)
      yield { header, body: await takeParts(bodyLengthOf(header)) }
    }
    while (await more());
  } finally {
    await source.return?.()
  }
}

const NONE = new Uint8Array(0)
