import { type Column, type DataType, TimeUnit, Type, tableFromIPC } from '@uwdata/flechette'
import { GridlakeError } from '../../../core/errors.ts'
import type { FlightData } from '../messages/flight-messages.ts'
import { END_OF_STREAM, MESSAGE_KIND, messageKind } from '../messages/ipc-frame.ts'
import type { Parameters } from './prepared-statements.ts'

type Parameter = Parameters[number]

/** Rows of parameters at once. */
const MAX_ROWS = 1000

/** Rows of parameters out of the messages of a DoPut. Errors: `usage.invalid_argument` for types that parameters cannot have. */
export function readParameters(
  messages: readonly Pick<FlightData, 'dataHeader' | 'dataBody'>[],
): readonly Parameters[] {
  const sent = messages.filter(({ dataHeader }) => dataHeader.length > 0)
  if (sent.length === 0) return []
  const table = readTable(sent)
  if (table.numRows > MAX_ROWS)
    throw new GridlakeError(
      'usage.invalid_argument',
      `${table.numRows} rows of parameters are bound at once, at most ${MAX_ROWS} may be`,
    )
  const columns = table.schema.fields.map(({ type }, at) => readColumn(table.getChildAt(at), type, at))
  return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => column[row] ?? null))
}

/** A message as it stands in a stream, on a border of eight bytes. */
function streamParts({ dataHeader, dataBody }: Pick<FlightData, 'dataHeader' | 'dataBody'>): Uint8Array[] {
  const padding = new Uint8Array(-dataHeader.length & 7)
  const prefix = Buffer.alloc(8)
  prefix.writeInt32LE(-1, 0)
  prefix.writeInt32LE(dataHeader.length + padding.length, 4)
  return [prefix, dataHeader, padding, dataBody, new Uint8Array(-dataBody.length & 7)]
}

function readTable(messages: readonly Pick<FlightData, 'dataHeader' | 'dataBody'>[]) {
  try {
    const kinds = messages.map(({ dataHeader }) => messageKind(dataHeader))
    if (kinds[0] !== MESSAGE_KIND.schema) throw new Error('the first message is no schema')
    const bytes = Buffer.concat([...messages.flatMap(streamParts), END_OF_STREAM])
    return tableFromIPC(bytes, { useBigInt: true, useDecimalInt: true })
  } catch (error) {
    throw new GridlakeError('usage.invalid_argument', 'the record batch of parameters cannot be read', { cause: error })
  }
}

function readColumn(column: Column<unknown>, type: DataType, at: number): Parameter[] {
  const read = reader(type)
  if (!read)
    throw new GridlakeError(
      'usage.invalid_argument',
      `parameter ${at + 1} has an Arrow type that parameters cannot have (${type.typeId})`,
    )
  const values: Parameter[] = []
  for (const batch of column.data) {
    for (let row = 0; row < batch.length; row++) {
      const isNull = type.typeId === Type.Null || batch.at(row) === null
      values.push(
        isNull ? null : read(batch.at(row), () => BigInt((batch.values as ArrayLike<bigint | number>)[row] ?? 0)),
      )
    }
  }
  return values
}

/** Makes a parameter of a value, or of the number that it is stored as. */
type Read = (value: unknown, stored: () => bigint) => Parameter

function reader(type: DataType): Read | undefined {
  switch (type.typeId) {
    case Type.Null:
      return () => null
    case Type.Bool:
      return (value) => Boolean(value)
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
      return (value) => String(value)
    case Type.Dictionary:
      return 'dictionary' in type ? reader(type.dictionary) : undefined
    case Type.Int: {
      const sqlType = `${type.signed ? '' : 'U'}${INTEGERS[type.bitWidth] ?? 'BIGINT'}` as 'BIGINT'
      return (value) => ({ sqlType, text: String(value) })
    }
    case Type.Float:
      return (value) => ({ sqlType: 'DOUBLE', text: String(value) })
    case Type.Decimal:
      return (value) => ({
        sqlType: `DECIMAL(${type.precision},${type.scale})`,
        text: decimalText(BigInt(value as bigint), type.scale),
      })
    case Type.Date:
      return (_, stored) => ({ sqlType: 'DATE', text: dateText(stored(), 'unit' in type && type.unit === 0) })
    case Type.Time:
      return (_, stored) => ({ sqlType: 'TIME', text: timeText(stored() * nanosOf(type.unit)) })
    case Type.Timestamp:
      return (_, stored) => {
        const text = Temporal.Instant.fromEpochNanoseconds(stored() * nanosOf(type.unit)).toString()
        if (type.timezone) return { sqlType: 'TIMESTAMPTZ', text }
        return {
          sqlType: type.unit === TimeUnit.NANOSECOND ? 'TIMESTAMP_NS' : 'TIMESTAMP',
          text: text.replace('Z', ''),
        }
      }
    case Type.Binary:
    case Type.LargeBinary:
    case Type.FixedSizeBinary:
      return (value) => ({ sqlType: 'BLOB', text: blobText(value as Uint8Array) })
    default:
      return undefined
  }
}

const INTEGERS: Readonly<Record<number, string>> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }

const NANOS = [1_000_000_000n, 1_000_000n, 1_000n, 1n] as const

/** By Arrow's units: seconds, milliseconds, microseconds, nanoseconds. */
const nanosOf = (unit: number) => NANOS[unit] ?? 1n

function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return `${unscaled * 10n ** BigInt(-scale)}`
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

const MS_PER_DAY = 86_400_000n

const dateText = (stored: bigint, isDays: boolean): string =>
  Temporal.Instant.fromEpochMilliseconds(Number(isDays ? stored * MS_PER_DAY : stored))
    .toString()
    .slice(0, 10)

const timeText = (nanos: bigint): string => Temporal.Instant.fromEpochNanoseconds(nanos).toString().slice(11, -1)

const blobText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
