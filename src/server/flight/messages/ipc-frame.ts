/** One message of Arrow's IPC format: its flatbuffer without the prefix, and its body. */
export interface IpcFrame {
  header: Uint8Array
  body: Uint8Array
}

/** Continuation and length of the flatbuffer. */
export const PREFIX_BYTES = 8

/** A message of a header alone, with its prefix. */
export function encapsulated(header: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(PREFIX_BYTES + header.length)
  bytes.writeInt32LE(-1, 0)
  bytes.writeInt32LE(header.length, 4)
  bytes.set(header, PREFIX_BYTES)
  return bytes
}

/** The marker that ends a stream: a continuation with no message. */
export const END_OF_STREAM: Uint8Array = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)

/** Bytes of the body that follows a message's flatbuffer, by Arrow's Message.fbs: the fourth field of the root table. */
export function bodyLengthOf(header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const table = view.getInt32(0, true)
  const vtable = table - view.getInt32(table, true)
  const at = BODY_LENGTH_SLOT < view.getUint16(vtable, true) ? view.getUint16(vtable + BODY_LENGTH_SLOT, true) : 0
  return at === 0 ? 0 : Number(view.getBigInt64(table + at, true))
}

/** In the vtable: two sizes, then two bytes for each field. */
const BODY_LENGTH_SLOT = 4 + 3 * 2
