/** What a child tells its parent, one after the other in one pipe: a kind, a length (uint32), that many bytes; of a `slot` its mark. */
export const FRAME = { ready: 0, data: 1, end: 2, failed: 3, slot: 4 } as const

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

/**
 * Frames of a byte stream; ends with it, dropping a frame cut short. Data are not put together: they come in as many frames as
 * the stream has pieces of them.
 */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  const header = Buffer.alloc(HEADER_BYTES)
  let headerBytes = 0
  let body: Buffer | undefined
  let bodyBytes = 0
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      if (headerBytes < HEADER_BYTES) {
        const part = piece.subarray(at, at + HEADER_BYTES - headerBytes)
        header.set(part, headerBytes)
        headerBytes += part.length
        at += part.length
        if (headerBytes < HEADER_BYTES) break
      }
      const length = header.readUInt32LE(1)
      const part = piece.subarray(at, at + length - bodyBytes)
      at += part.length
      const isWhole = bodyBytes + part.length === length
      const kind = header.readUInt8(0) as FrameKind
      let bytes: Uint8Array = part
      if (kind === FRAME.data) {
        if (part.length > 0 || isWhole) yield { kind, bytes }
      } else if (body || !isWhole) {
        body ??= Buffer.allocUnsafe(length)
        body.set(part, bodyBytes)
        bytes = body
      }
      bodyBytes += part.length
      if (!isWhole) continue
      if (kind !== FRAME.data) yield { kind, bytes }
      headerBytes = 0
      bodyBytes = 0
      body = undefined
    }
  }
}
