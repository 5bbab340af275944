import {
  DuckDBBlobValue,
  DuckDBGeometryValue,
  DuckDBListVector,
  DuckDBStructVector,
  type DuckDBVector,
} from '@duckdb/node-api'
import { Batch } from '@uwdata/flechette'
import type { ArrowField } from './arrow-type.ts'
import { createBits, createBytes } from './growing-buffers.ts'
import { valueText } from './value-text.ts'
import { elements, isValid, mapEntries, validityBits, vectorBytes } from './vector-data.ts'

/** Gathers rows of DuckDB vectors into the buffers of one Arrow column. */
export interface ArrowColumn {
  append(vector: DuckDBVector, from: number, count: number): void
  byteLength(): number
  /** What was gathered, as views that hold until the next `append`. */
  take(): Batch<unknown>
}

type Buffers = Pick<ConstructorParameters<typeof Batch>[0], 'values' | 'offsets' | 'children'>

interface Body {
  append(vector: DuckDBVector, from: number, count: number, valid: Uint8Array | undefined): void
  byteLength(): number
  take(): Buffers
}

export function createArrowColumn(field: ArrowField): ArrowColumn {
  const body = createBody(field)
  const validity = createBits()
  let rows = 0
  return {
    append(vector, from, count) {
      const valid = field.layout.kind === 'text' ? nonNull(vector, from, count) : validityBits(vector)
      validity.append(valid, from, count)
      body.append(vector, from, count, valid)
      rows += count
    },
    byteLength: () => body.byteLength() + rows / 8,
    take() {
      const { bits, zeros } = validity.take()
      // The base class: its kin shape `values` for reading, and these are bytes to be written.
      const batch = new Batch<unknown>({
        type: field.type,
        length: rows,
        nullCount: zeros,
        validity: zeros > 0 ? bits : NONE,
        ...body.take(),
      })
      rows = 0
      return batch
    },
  }
}

/** Bits of rows that have a value, for vectors that keep them in ways of their own (UNION, VARIANT). */
function nonNull(vector: DuckDBVector, from: number, count: number): Uint8Array {
  const bits = new Uint8Array((from + count + 7) >> 3)
  for (let row = from; row < from + count; row++)
    if (vector.getItem(row) !== null) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
  return bits
}

function createBody(field: ArrowField): Body {
  const { layout } = field
  switch (layout.kind) {
    case 'same':
      return createFixed((data, from, count) => data.subarray(from * layout.width, (from + count) * layout.width))
    case 'decimal':
      return createFixed((data, from, count) => widened(data, layout.width, from, count))
    case 'interval':
      return createFixed(intervalsWithNanos)
    case 'bits':
      return createBooleans()
    case 'bytes':
      return createVariable(stringBytes)
    case 'text':
      return createVariable((vector, row) => Buffer.from(valueText(vector.getItem(row), vector.type)))
    case 'struct':
      return createStruct(layout.children)
    case 'array':
      return createFixedLists(layout.children[0], layout.size)
    default:
      return createLists(layout.children[0])
  }
}

function createFixed(convert: (data: Uint8Array, from: number, count: number) => Uint8Array): Body {
  const values = createBytes()
  return {
    append: (vector, from, count) => values.append(convert(vectorBytes(vector), from, count)),
    byteLength: values.length,
    take: () => ({ values: values.take() }),
  }
}

/** Little-endian two's complement of `width` bytes, stretched to the 16 of an Arrow decimal. */
function widened(data: Uint8Array, width: number, from: number, count: number): Uint8Array {
  const out = new Uint8Array(count * 16)
  for (let row = 0; row < count; row++) {
    const at = (from + row) * width
    if ((data[at + width - 1] ?? 0) & 0x80) out.fill(0xff, row * 16, row * 16 + 16)
    out.set(data.subarray(at, at + width), row * 16)
  }
  return out
}

/** DuckDB's months, days, microseconds as Arrow's months, days, nanoseconds. */
function intervalsWithNanos(data: Uint8Array, from: number, count: number): Uint8Array {
  const out = data.slice(from * 16, (from + count) * 16)
  const view = new DataView(out.buffer)
  for (let at = 8; at < out.length; at += 16) view.setBigInt64(at, view.getBigInt64(at, true) * 1000n, true)
  return out
}

function createBooleans(): Body {
  const values = createBits()
  return {
    append(vector, from, count) {
      const data = vectorBytes(vector)
      const bits = new Uint8Array((count + 7) >> 3)
      for (let row = 0; row < count; row++)
        if (data[from + row]) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
      values.append(bits, 0, count)
    },
    byteLength: () => 0,
    take: () => ({ values: values.take().bits }),
  }
}

/** Bytes of one row of a VARCHAR, BLOB or GEOMETRY vector: up to 12 lie in the vector itself. */
function stringBytes(vector: DuckDBVector, row: number, data: Uint8Array): Uint8Array {
  const at = row * 16
  if (data[at + 1] === 0 && data[at + 2] === 0 && data[at + 3] === 0 && (data[at] as number) <= 12) {
    return data.subarray(at + 4, at + 4 + (data[at] as number))
  }
  const value = vector.getItem(row)
  return value instanceof DuckDBBlobValue || value instanceof DuckDBGeometryValue
    ? value.bytes
    : Buffer.from(value as string)
}

function createVariable(bytesOf: (vector: DuckDBVector, row: number, data: Uint8Array) => Uint8Array): Body {
  const offsets = createOffsets()
  const values = createBytes()
  return {
    append(vector, from, count, valid) {
      const data = bytesOf === stringBytes ? vectorBytes(vector) : NONE
      for (let row = from; row < from + count; row++) {
        if (isValid(valid, row)) values.append(bytesOf(vector, row, data))
        offsets.push(values.length())
      }
    },
    byteLength: () => values.length() + offsets.byteLength(),
    take: () => ({ offsets: offsets.take(), values: values.take() }),
  }
}

const NONE = new Uint8Array(0)

function createLists(item: ArrowField): Body {
  const offsets = createOffsets()
  const child = createArrowColumn(item)
  let total = 0
  return {
    append(vector, from, count, valid) {
      const list = mapEntries(vector)
      if (!(list instanceof DuckDBListVector)) throw new TypeError(`${vector.type} is not a list`)
      const items = elements(vector)
      for (let row = from; row < from + count; row++) {
        const length = isValid(valid, row) ? list.getEntryLength(row) : 0
        if (length > 0) child.append(items, list.getEntryOffset(row), length)
        total += length
        offsets.push(total)
      }
    },
    byteLength: () => child.byteLength() + offsets.byteLength(),
    take() {
      total = 0
      return { offsets: offsets.take(), children: [child.take()] }
    },
  }
}

function createFixedLists(item: ArrowField, size: number): Body {
  const child = createArrowColumn(item)
  return {
    append: (vector, from, count) => child.append(elements(vector), from * size, count * size),
    byteLength: child.byteLength,
    take: () => ({ children: [child.take()] }),
  }
}

function createStruct(fields: readonly ArrowField[]): Body {
  const children = fields.map(createArrowColumn)
  return {
    append(vector, from, count) {
      if (!(vector instanceof DuckDBStructVector)) throw new TypeError(`${vector.type} is not a struct`)
      for (const [at, child] of children.entries()) child.append(vector.entryVectorAt(at), from, count)
    },
    byteLength: () => children.reduce((sum, child) => sum + child.byteLength(), 0),
    take: () => ({ children: children.map((child) => child.take()) }),
  }
}

function createOffsets() {
  let data = new Int32Array(4096)
  let length = 1
  return {
    push(end: number) {
      if (length === data.length) {
        const larger = new Int32Array(data.length * 2)
        larger.set(data)
        data = larger
      }
      data[length++] = end
    },
    byteLength: () => length * 4,
    take() {
      const offsets = data.subarray(0, length)
      length = 1
      return offsets
    },
  }
}
