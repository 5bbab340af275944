import { open } from 'node:fs/promises'
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'

export interface PlainColumn {
  name: string
  type: 'INT32' | 'DOUBLE'
}

/** Some rows: INT32 columns as `Int32Array`, DOUBLE ones as `Float64Array`, the first `count` values of each. */
export interface ColumnPart {
  count: number
  columns: readonly (Int32Array | Float64Array)[]
}

const MAGIC = Buffer.from('PAR1')
// Numbers of the Parquet format.
const DATA_PAGE = 0
const PLAIN = 0
const RLE = 3

/**
 * Writes a Parquet file without NULLs, compression and statistics, a row group for each part: numbers as they stand in memory. The
 * next part may hold the arrays of the one before.
 */
export async function writePlainParquet(
  path: string,
  columns: readonly PlainColumn[],
  parts: Iterable<ColumnPart>,
): Promise<void> {
  const file = await open(path, 'w')
  try {
    const groups: RowGroup[] = []
    let at = MAGIC.length
    await file.writev([MAGIC])
    for (const part of parts) {
      const pieces: Uint8Array[] = []
      const starts = part.columns.map((values) => {
        const start = at
        const page = pageOf(values, part.count)
        pieces.push(...page)
        at += sizeOf(page)
        return { start, bytes: at - start }
      })
      await file.writev(pieces)
      groups.push({ rows: part.count, starts })
    }
    await file.writev([footerOf(columns, groups)])
  } finally {
    await file.close()
  }
}

interface RowGroup {
  rows: number
  starts: readonly { start: number; bytes: number }[]
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

/** The values as a data page: header, then bytes. */
function pageOf(values: Int32Array | Float64Array, count: number): [Uint8Array, Uint8Array] {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, count * values.BYTES_PER_ELEMENT)
  const header = new ByteWriter()
  serializeTCompactProtocol(header, {
    field_1: DATA_PAGE,
    field_2: bytes.length,
    field_3: bytes.length,
    field_5: { field_1: count, field_2: PLAIN, field_3: RLE, field_4: RLE },
  })
  return [header.getBytes(), bytes]
}

function footerOf(columns: readonly PlainColumn[], groups: readonly RowGroup[]): Uint8Array {
  const footer = new ByteWriter()
  writeMetadata(footer, {
    version: 1,
    schema: [
      { name: 'rows', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, type, repetition_type: 'REQUIRED' as const })),
    ],
    num_rows: BigInt(groups.reduce((sum, { rows }) => sum + rows, 0)),
    row_groups: groups.map(({ rows, starts }) => ({
      num_rows: BigInt(rows),
      total_byte_size: BigInt(starts.reduce((sum, { bytes }) => sum + bytes, 0)),
      columns: starts.map(({ start, bytes }, index) => {
        const { name, type } = columns[index] as PlainColumn
        return {
          file_offset: BigInt(start),
          meta_data: {
            type,
            encodings: ['PLAIN' as const],
            path_in_schema: [name],
            codec: 'UNCOMPRESSED' as const,
            num_values: BigInt(rows),
            total_uncompressed_size: BigInt(bytes),
            total_compressed_size: BigInt(bytes),
            data_page_offset: BigInt(start),
          },
        }
      }),
    })),
    metadata_length: 0,
  })
  footer.appendBytes(MAGIC)
  return footer.getBytes()
}
