import { Column, columnFromArray, type DataType, field, Table, tableToIPC } from '@uwdata/flechette'
import { PREFIX_BYTES } from './ipc-frame.ts'

export type ArrowField = ReturnType<typeof field>
export type ArrowRow = Readonly<Record<string, unknown>>

export const arrowField = (
  name: string,
  type: DataType,
  nullable = true,
  metadata: Readonly<Record<string, string>> = {},
): ArrowField =>
  field(name, type, nullable, Object.keys(metadata).length === 0 ? null : new Map(Object.entries(metadata)))

/** Rows as an Arrow IPC stream. */
export function tableBytes(fields: readonly ArrowField[], rows: readonly ArrowRow[]): Uint8Array {
  const columns = fields.map(({ name, type }) =>
    rows.length === 0
      ? new Column([], type)
      : columnFromArray(
          rows.map((row) => row[name] ?? null),
          type,
        ),
  )
  const bytes = tableToIPC(new Table({ fields: [...fields] } as never, columns), { format: 'stream' })
  if (!bytes) throw new TypeError('no bytes from an in-memory sink')
  return bytes
}

/** A schema as one encapsulated message. */
export function schemaMessage(fields: readonly ArrowField[]): Uint8Array {
  const bytes = tableBytes(fields, [])
  const length = new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true)
  return bytes.slice(0, PREFIX_BYTES + length)
}
