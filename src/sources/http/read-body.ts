import { type Deadline, untilAborted } from './deadline.ts'

export interface BodyLimits {
  /** Longest silence between two pieces of the body. */
  stallMs: number
  maxBytes: number
}

export type Body =
  | { kind: 'whole'; bytes: Uint8Array }
  | { kind: 'short'; reason: string; cause?: unknown }
  | { kind: 'too-large'; reason: string }

/** Reads a body to its end, checks its length and stops when it stalls or grows too large. Rejects when the deadline's signal aborts. */
export async function readBody(response: Response, limits: BodyLimits, deadline: Deadline): Promise<Body> {
  const declared = declaredLength(response.headers)
  const reader = response.body?.getReader()
  if (!reader) return { kind: 'whole', bytes: new Uint8Array() }
  const stall = deadline.watch(limits.stallMs, 'no further byte of the body')
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      if (length > limits.maxBytes || (declared ?? 0) > limits.maxBytes) {
        return { kind: 'too-large', reason: `the body is larger than ${limits.maxBytes} bytes` }
      }
      const { done, value } = await untilAborted(reader.read(), deadline.signal)
      if (done) break
      pieces.push(value)
      length += value.length
      stall.reset()
    }
  } catch (cause) {
    if (deadline.signal.aborted) throw cause
    return { kind: 'short', reason: `the body was cut short after ${length} bytes`, cause }
  } finally {
    stall.stop()
    // Frees the connection; a body that was read to its end, or failed, has nothing to cancel.
    reader.cancel().catch(() => {})
  }
  if (declared !== undefined && declared !== length) {
    return { kind: 'short', reason: `the body was cut short: ${length} of ${declared} bytes` }
  }
  return { kind: 'whole', bytes: concatenate(pieces, length) }
}

function concatenate(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** With a content encoding, Content-Length counts the encoded bytes, which are not seen here. */
function declaredLength(headers: Headers): number | undefined {
  const text = headers.get('content-length')
  if (text === null || !/^\d+$/.test(text) || !/^(identity)?$/i.test(headers.get('content-encoding') ?? ''))
    return undefined
  return Number(text)
}
