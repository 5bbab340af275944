import { Column, columnFromArray, type DataType, type Field, field, Table, tableToIPC } from '@uwdata/flechette'
import { createArrowColumn } from './arrow-column.ts'
import { type ArrowField, arrowField } from './arrow-type.ts'
import { NO_BYTES, type ResultColumn, type ResultEncoder } from './result-encoder.ts'

/** Record batches of 256 KB to 1 MB travel best; rows are capped so that few narrow columns stay timely. */
const BATCH_BYTES = 1_000_000
const BATCH_ROWS = 65_536

/** The end-of-stream marker of Arrow's IPC format: a continuation with no message. */
const END_OF_STREAM = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)

/** An Arrow IPC stream: the schema once, dictionaries of the enums once, then record batches. */
export function createArrowEncoder(columns: readonly ResultColumn[]): ResultEncoder {
  const fields = columns.map(({ type }) => arrowField(type))
  const named = (types: readonly DataType[]): Field[] =>
    columns.map(({ name }, at) => field(name, types[at] as DataType))
  // A dictionary column's batches are its codes; as plain integers flechette writes them without the dictionary.
  const codes = named(fields.map(({ type }) => ('indices' in type ? (type.indices as DataType) : type)))
  const schemaBytes = messages(
    new Table(
      { fields: codes },
      codes.map(({ type }) => new Column([], type)),
    ),
  ).length
  const gathered = fields.map(({ layout }, at) => createArrowColumn({ layout, type: codes[at]?.type as DataType }))
  let rows = 0

  const flush = (): Uint8Array => {
    if (rows === 0) return NO_BYTES
    rows = 0
    const batches = gathered.map((column, at) => new Column([column.take()], codes[at]?.type))
    return messages(new Table({ fields: codes }, batches)).subarray(schemaBytes)
  }

  return {
    head: () => writeHead(named(fields.map(({ type }) => type)), fields),
    rows(chunk) {
      const count = chunk.rowCount
      for (const [at, column] of gathered.entries()) column.append(chunk.getColumnVector(at), 0, count)
      rows += count
      const bytes = gathered.reduce((sum, column) => sum + column.byteLength(), 0)
      return bytes >= BATCH_BYTES || rows >= BATCH_ROWS ? flush() : NO_BYTES
    },
    tail: () => Buffer.concat([flush(), END_OF_STREAM]),
  }
}

/** The schema; and, where there are dictionaries, these with an empty record batch that brings them along. */
function writeHead(schema: Field[], fields: readonly ArrowField[]): Uint8Array {
  const withRows = fields.some(({ dictionary }) => dictionary)
  return messages(
    new Table(
      { fields: schema },
      fields.map((each) => new Column(withRows ? [emptyBatch(each)] : [], each.type)),
    ),
  )
}

function emptyBatch({ type, dictionary, layout }: ArrowField) {
  const batch = createArrowColumn({ type, layout }).take()
  // flechette finds the dictionary's id by the identity of its type.
  return dictionary && 'dictionary' in type
    ? Object.assign(batch, { dictionary: columnFromArray([...dictionary], type.dictionary as DataType) })
    : batch
}

/** The messages of a stream of `table`, without the end marker. */
function messages(table: Table): Uint8Array {
  const bytes = tableToIPC(table, { format: 'stream' })
  if (!bytes) throw new TypeError('no bytes from an in-memory sink')
  return bytes.subarray(0, bytes.length - END_OF_STREAM.length)
}
