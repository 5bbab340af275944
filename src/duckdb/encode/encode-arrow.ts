import { type Field, field, Table, tableToIPC } from '@uwdata/flechette'
import { createArrowColumn } from './arrow-column.ts'
import { type ArrowBatch, writeBatchMessage } from './arrow-message.ts'
import { createArrowStrings } from './arrow-strings.ts'
import { type ArrowField, arrowField } from './arrow-type.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'
import { columnSource, freeBytes } from './vector-data.ts'

/** Record batches of 256 KB to 1 MB travel best; rows are capped so that few narrow columns stay timely. */
const BATCH_BYTES = 1_000_000
const BATCH_ROWS = 65_536

/** The end-of-stream marker of Arrow's IPC format: a continuation with no message. */
const END_OF_STREAM = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)

/** An Arrow IPC stream: the schema once, dictionaries of the enums once, then record batches. */
export function createArrowEncoder(columns: readonly ResultColumn[]): ResultEncoder {
  const fields = columns.map(({ type }) => arrowField(type))
  const gathered = fields.map(createArrowColumn)
  let rows = 0
  let isEmpty = true

  const flush = (): Uint8Array => {
    isEmpty = false
    const batch: ArrowBatch = { rows, nodes: [], buffers: [] }
    for (const column of gathered) column.take(batch)
    rows = 0
    const message = writeBatchMessage(batch)
    // A buffer of one part may be a column's own, which goes on being used.
    for (const { parts } of batch.buffers) if (parts.length > 1) parts.forEach(freeBytes)
    return message
  }

  return {
    head: () => Buffer.concat([writeSchema(columns, fields), ...writeDictionaries(fields)]),
    rows(chunk) {
      const count = chunk.rowCount
      for (const [at, column] of gathered.entries()) column.append(columnSource(chunk, at, count), 0, count)
      rows += count
      const bytes = gathered.reduce((sum, column) => sum + column.byteLength(), 0)
      return bytes >= BATCH_BYTES || rows >= BATCH_ROWS ? flush() : NO_BYTES
    },
    // A stream without any batch is right, and yet some clients (Flight SQL's JDBC driver) name its columns twice.
    tail: () => Buffer.concat([rows > 0 || isEmpty ? flush() : NO_BYTES, END_OF_STREAM]),
  }
}

/** The schema message. A column's place is the id of its dictionary. */
function writeSchema(columns: readonly ResultColumn[], fields: readonly ArrowField[]): Uint8Array {
  const named: Field[] = fields.map(({ type }, at) =>
    field(columns[at]?.name ?? '', 'dictionary' in type ? { ...type, id: at } : type),
  )
  const table = new Table({ fields: named }, [])
  const bytes = tableToIPC(table, { format: 'stream' })
  if (!bytes) throw new TypeError('no bytes from an in-memory sink')
  return bytes.subarray(0, bytes.length - END_OF_STREAM.length)
}

function writeDictionaries(fields: readonly ArrowField[]): Uint8Array[] {
  return fields.flatMap(({ dictionary }, at) => {
    if (!dictionary) return []
    const values = createArrowStrings()
    for (const value of dictionary) values.appendBytes(Buffer.from(value))
    const rows = dictionary.length
    const buffers = [{ parts: [], byteLength: 0 }, ...values.take()]
    return [writeBatchMessage({ rows, nodes: [{ rows, nulls: 0 }], buffers }, at)]
  })
}
