/** What a child tells its parent, one after the other in one pipe: a kind, a length (uint32), that many bytes. */
export const FRAME = { ready: 0, data: 1, end: 2, failed: 3 } as const

export type FrameKind = (typeof FRAME)[keyof typeof FRAME]

export interface Frame {
  kind: FrameKind
  bytes: Uint8Array
}

const HEADER_BYTES = 5

export function encodeFrame(kind: FrameKind, bytes: Uint8Array = new Uint8Array(0)): Uint8Array {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + bytes.length)
  frame.writeUInt8(kind, 0)
  frame.writeUInt32LE(bytes.length, 1)
  frame.set(bytes, HEADER_BYTES)
  return frame
}

/** Frames of a byte stream; ends with it, dropping a frame cut short. */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  let pieces: Uint8Array[] = []
  let length = 0
  let needed = HEADER_BYTES
  for await (const piece of source) {
    pieces.push(piece)
    length += piece.length
    while (length >= needed) {
      const whole = Buffer.concat(pieces)
      pieces = [whole]
      needed = HEADER_BYTES + whole.readUInt32LE(1)
      if (length < needed) break
      yield { kind: whole.readUInt8(0) as FrameKind, bytes: whole.subarray(HEADER_BYTES, needed) }
      pieces = [whole.subarray(needed)]
      length -= needed
      needed = HEADER_BYTES
    }
  }
}
