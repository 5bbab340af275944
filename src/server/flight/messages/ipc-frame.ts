/** One message of Arrow's IPC format: its flatbuffer without the prefix, and its body. */
export interface IpcFrame {
  header: Uint8Array
  body: Uint8Array
}

/** Continuation and length of the flatbuffer. */
export const PREFIX_BYTES = 8

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
