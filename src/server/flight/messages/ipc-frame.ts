/** One message of Arrow's IPC format: its flatbuffer without the prefix, and its body. */
export interface IpcFrame {
  header: Uint8Array
  /** In the pieces in which it came. */
  body: readonly Uint8Array[]
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

export const MESSAGE_KIND = Object.freeze({ schema: 1, dictionaryBatch: 2, recordBatch: 3 })

/** What a message is, by Arrow's Message.fbs: the second field of the root table. Throws for bytes that are no flatbuffer. */
export function messageKind(header: Uint8Array): number {
  const { view, at } = rootField(header, KIND_SLOT)
  return at === 0 ? 0 : view.getUint8(at)
}

/** Bytes of the body that follows a message's flatbuffer: the fourth field of the root table. */
export function bodyLengthOf(header: Uint8Array): number {
  const { view, at } = rootField(header, BODY_LENGTH_SLOT)
  return at === 0 ? 0 : Number(view.getBigInt64(at, true))
}

/** In a vtable two sizes come first, then two bytes for each field. */
const KIND_SLOT = 4 + 1 * 2
const BODY_LENGTH_SLOT = 4 + 3 * 2

/** Where a field of the root table lies; 0: it is left out. */
function rootField(header: Uint8Array, slot: number): { view: DataView; at: number } {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const table = view.getInt32(0, true)
  const vtable = table - view.getInt32(table, true)
  const offset = slot < view.getUint16(vtable, true) ? view.getUint16(vtable + slot, true) : 0
  return { view, at: offset === 0 ? 0 : table + offset }
}
