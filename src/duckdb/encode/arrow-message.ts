/** One buffer of a record batch, in parts that follow each other. */
export interface ArrowBuffer {
  parts: readonly Uint8Array[]
  byteLength: number
}

/** The columns of a record batch in Arrow's order: each field before its children, its validity before its values. */
export interface ArrowBatch {
  rows: number
  nodes: { rows: number; nulls: number }[]
  buffers: ArrowBuffer[]
}

export const oneBuffer = (bytes: Uint8Array): ArrowBuffer => ({ parts: [bytes], byteLength: bytes.length })

/** Parts of the flatbuffer that do not depend on the batch (Message.fbs of Arrow 1.0, metadata version 5), in bytes. */
const PREFIX = 8
const VERSION_5 = 4
const RECORD_BATCH = 3
const DICTIONARY_BATCH = 2
const MESSAGE_VTABLE = 4
const MESSAGE = 16
const DICTIONARY_VTABLE = 40
const DICTIONARY = 48
/** Where a record batch's tables begin, in a message of its own or inside a dictionary batch. */
const BATCH_VTABLE = 40
const BATCH_VTABLE_INSIDE = 64

/**
 * An encapsulated IPC message of a record batch, or of the dictionary `dictionaryId` whose values are the batch's only column.
 * The buffers are copied once, into the message.
 */
export function writeBatchMessage(batch: ArrowBatch, dictionaryId?: number): Uint8Array {
  const { nodes, buffers } = batch
  const vtable = dictionaryId === undefined ? BATCH_VTABLE : BATCH_VTABLE_INSIDE
  const metadataBytes = vtable + 48 + 16 * nodes.length + 16 * buffers.length
  const bodyBytes = buffers.reduce((sum, { byteLength }) => sum + padded(byteLength), 0)
  const out = Buffer.allocUnsafeSlow(PREFIX + metadataBytes + bodyBytes)
  out.fill(0, 0, PREFIX + metadataBytes)
  out.writeInt32LE(-1, 0)
  out.writeInt32LE(metadataBytes, 4)
  const view = new DataView(out.buffer, out.byteOffset + PREFIX, metadataBytes)
  writeEnvelope(view, bodyBytes, vtable + 16, dictionaryId)
  writeBatchTable(view, vtable, batch)
  let at = PREFIX + metadataBytes
  for (const { parts, byteLength } of buffers) {
    for (const part of parts) {
      out.set(part, at)
      at += part.length
    }
    const end = at + padded(byteLength) - byteLength
    while (at < end) out[at++] = 0
  }
  return out
}

const padded = (bytes: number) => (bytes + 7) & ~7

/** The Message table, and where the batch is a dictionary's the table around it. */
function writeEnvelope(view: DataView, bodyBytes: number, batch: number, dictionaryId: number | undefined): void {
  view.setUint32(0, MESSAGE, true)
  writeShorts(view, MESSAGE_VTABLE, [12, 24, 16, 18, 4, 8])
  view.setInt32(MESSAGE, MESSAGE - MESSAGE_VTABLE, true)
  view.setUint32(MESSAGE + 4, (dictionaryId === undefined ? batch : DICTIONARY) - (MESSAGE + 4), true)
  writeLong(view, MESSAGE + 8, bodyBytes)
  view.setInt16(MESSAGE + 16, VERSION_5, true)
  view.setUint8(MESSAGE + 18, dictionaryId === undefined ? RECORD_BATCH : DICTIONARY_BATCH)
  if (dictionaryId === undefined) return
  writeShorts(view, DICTIONARY_VTABLE, [8, 16, 8, 4])
  view.setInt32(DICTIONARY, DICTIONARY - DICTIONARY_VTABLE, true)
  view.setUint32(DICTIONARY + 4, batch - (DICTIONARY + 4), true)
  writeLong(view, DICTIONARY + 8, dictionaryId)
}

/** The RecordBatch table: its length, its field nodes, where its buffers lie in the body. */
function writeBatchTable(view: DataView, vtable: number, { rows, nodes, buffers }: ArrowBatch): void {
  const table = vtable + 16
  const nodesAt = table + 20
  const buffersAt = nodesAt + 8 + 16 * nodes.length
  writeShorts(view, vtable, [10, 20, 8, 4, 16])
  view.setInt32(table, table - vtable, true)
  view.setUint32(table + 4, nodesAt - (table + 4), true)
  writeLong(view, table + 8, rows)
  view.setUint32(table + 16, buffersAt - (table + 16), true)
  view.setUint32(nodesAt, nodes.length, true)
  for (const [at, node] of nodes.entries()) {
    writeLong(view, nodesAt + 4 + 16 * at, node.rows)
    writeLong(view, nodesAt + 12 + 16 * at, node.nulls)
  }
  view.setUint32(buffersAt, buffers.length, true)
  let offset = 0
  for (const [at, { byteLength }] of buffers.entries()) {
    writeLong(view, buffersAt + 4 + 16 * at, offset)
    writeLong(view, buffersAt + 12 + 16 * at, byteLength)
    offset += padded(byteLength)
  }
}

function writeShorts(view: DataView, from: number, values: readonly number[]): void {
  for (const [at, value] of values.entries()) view.setUint16(from + 2 * at, value, true)
}

/** A whole number of at least 0 as an int64. */
function writeLong(view: DataView, at: number, value: number): void {
  view.setUint32(at, value % 2 ** 32, true)
  view.setUint32(at + 4, Math.floor(value / 2 ** 32), true)
}
