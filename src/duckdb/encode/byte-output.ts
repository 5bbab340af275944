/** Bytes being written, one place after the other; what a value needs is reserved first. */
export interface ByteOutput {
  bytes: Buffer
  /** Where the next byte goes. */
  at: number
}

export const createByteOutput = (size: number): ByteOutput => ({ bytes: Buffer.allocUnsafe(size), at: 0 })

/** Makes room for `count` more bytes. */
export function reserve(out: ByteOutput, count: number): void {
  if (out.at + count <= out.bytes.length) return
  const larger = Buffer.allocUnsafe(Math.max(out.bytes.length * 2, out.at + count))
  out.bytes.copy(larger, 0, 0, out.at)
  out.bytes = larger
}

export function writeBytes(out: ByteOutput, source: Uint8Array): void {
  const { length } = source
  reserve(out, length)
  const { bytes, at } = out
  if (length > SHORT) bytes.set(source, at)
  else for (let index = 0; index < length; index++) bytes[at + index] = source[index] as number
  out.at = at + length
}

/** Writes a text, whatever its length. Errors: `RangeError` where it is too long for bytes. */
export function writeText(out: ByteOutput, text: string): void {
  reserve(out, text.length * 3)
  const { bytes, at } = out
  const { length } = text
  let index = length > SHORT ? length : 0
  for (; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code > 127) break
    bytes[at + index] = code
  }
  out.at = index === length && length <= SHORT ? at + length : at + bytes.write(text, at)
}

/** Up to so many characters a loop is faster than a call. */
const SHORT = 40

/** What was written, as bytes of its own; the output begins anew. */
export function takeBytes(out: ByteOutput): Buffer {
  const taken = Buffer.from(out.bytes.subarray(0, out.at))
  out.at = 0
  return taken
}
