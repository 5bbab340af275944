import { DuckDBListVector, DuckDBStructVector, type DuckDBVector } from '@duckdb/node-api'
import type { ArrowBatch } from './arrow-message.ts'
import { createArrowStrings } from './arrow-strings.ts'
import type { ArrowField } from './arrow-type.ts'
import { createBits, createOffsets, createParts } from './growing-buffers.ts'
import { valueText } from './value-text.ts'
import { elements, isValid, mapEntries, sourceOf, type VectorSource } from './vector-data.ts'

/** Gathers rows of DuckDB vectors into the buffers of one Arrow column. */
export interface ArrowColumn {
  append(source: VectorSource, from: number, count: number): void
  byteLength(): number
  /** Adds what was gathered to `batch`, as views that hold until the next `append`. */
  take(batch: ArrowBatch): void
}

interface Body {
  append(source: VectorSource, from: number, count: number, valid: Uint8Array | undefined): void
  byteLength(): number
  take(batch: ArrowBatch): void
}

export function createArrowColumn({ layout }: Pick<ArrowField, 'layout'>): ArrowColumn {
  const body = createBody(layout)
  const validity = createBits()
  let rows = 0
  return {
    append(source, from, count) {
      const valid = layout.kind === 'text' ? nonNull(source.vector(), from, count) : source.validity()
      validity.append(valid, from, count)
      body.append(source, from, count, valid)
      rows += count
    },
    byteLength: () => body.byteLength() + rows / 8,
    take(batch) {
      const { buffer, zeros } = validity.take()
      batch.nodes.push({ rows, nulls: zeros })
      batch.buffers.push(zeros > 0 ? buffer : NO_BUFFER)
      rows = 0
      body.take(batch)
    },
  }
}

const NO_BUFFER = { parts: [], byteLength: 0 }

/** Bits of rows that have a value, for vectors that keep them in ways of their own (UNION, VARIANT). */
function nonNull(vector: DuckDBVector, from: number, count: number): Uint8Array {
  const bits = new Uint8Array((from + count + 7) >> 3)
  for (let row = from; row < from + count; row++)
    if (vector.getItem(row) !== null) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7))
  return bits
}

function createBody(layout: ArrowField['layout']): Body {
  switch (layout.kind) {
    case 'same':
      return createFixed(layout.width, (data) => data)
    case 'decimal':
      return createFixed(layout.width, (data) => widened(data, layout.width))
    case 'interval':
      return createFixed(16, intervalsWithNanos)
    case 'bits':
      return createBooleans()
    case 'bytes':
      return createStrings()
    case 'text':
      return createTexts()
    case 'struct':
      return createStruct(layout.children)
    case 'array':
      return createFixedLists(layout.children[0], layout.size)
    default:
      return createLists(layout.children[0])
  }
}

/** Values of `width` bytes in DuckDB, held as they are or as what `convert` makes of them. */
function createFixed(width: number, convert: (data: Uint8Array) => Uint8Array): Body {
  const values = createParts()
  return {
    append: (source, from, count) =>
      values.append(convert(source.data(width).subarray(from * width, (from + count) * width))),
    byteLength: values.byteLength,
    take: (batch) => batch.buffers.push(values.take()),
  }
}

/** Little-endian two's complement of `width` bytes, stretched to the 16 of an Arrow decimal. */
function widened(data: Uint8Array, width: number): Uint8Array {
  if (width === 16) return data
  const rows = data.length / width
  const out = new Int32Array(rows * 4)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let row = 0; row < rows; row++) {
    const at = row * width
    const low = width === 2 ? view.getInt16(at, true) : view.getInt32(at, true)
    const high = width === 8 ? view.getInt32(at + 4, true) : low >> 31
    out[row * 4] = low
    out[row * 4 + 1] = high
    out[row * 4 + 2] = high >> 31
    out[row * 4 + 3] = high >> 31
  }
  return new Uint8Array(out.buffer)
}

/** DuckDB's months, days, microseconds as Arrow's months, days, nanoseconds. */
function intervalsWithNanos(data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data)
  const view = new DataView(out.buffer)
  for (let at = 8; at < out.length; at += 16) view.setBigInt64(at, view.getBigInt64(at, true) * 1000n, true)
  return out
}

function createBooleans(): Body {
  const values = createBits()
  return {
    append(source, from, count) {
      const data = source.data(1)
      const bits = new Uint8Array((count + 7) >> 3)
      for (let row = 0; row < count; row++)
        if (data[from + row]) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7))
      values.append(bits, 0, count)
    },
    byteLength: () => 0,
    take: (batch) => batch.buffers.push(values.take().buffer),
  }
}

function createStrings(): Body {
  const strings = createArrowStrings()
  return {
    append(source, from, count, valid) {
      const data = source.data(16)
      strings.appendStrings(data, from, count, valid)
      source.done(data)
    },
    byteLength: strings.byteLength,
    take: (batch) => batch.buffers.push(...strings.take()),
  }
}

function createTexts(): Body {
  const strings = createArrowStrings()
  return {
    append(source, from, count, valid) {
      const vector = source.vector()
      for (let row = from; row < from + count; row++)
        if (isValid(valid, row)) strings.appendBytes(Buffer.from(valueText(vector.getItem(row), vector.type)))
        else strings.appendNothing()
    },
    byteLength: strings.byteLength,
    take: (batch) => batch.buffers.push(...strings.take()),
  }
}

function createLists(item: ArrowField): Body {
  const offsets = createOffsets()
  const child = createArrowColumn(item)
  let total = 0
  return {
    append(source, from, count, valid) {
      const list = mapEntries(source.vector())
      if (!(list instanceof DuckDBListVector)) throw new TypeError(`${list.type} is not a list`)
      const items = sourceOf(elements(list))
      // Lists mostly lie one behind the other: their items go over in stretches.
      let start = 0
      let end = 0
      for (let row = from; row < from + count; row++) {
        const length = isValid(valid, row) ? list.getEntryLength(row) : 0
        if (length > 0) {
          const offset = list.getEntryOffset(row)
          if (offset !== end) {
            if (end > start) child.append(items, start, end - start)
            start = offset
          }
          end = offset + length
        }
        total += length
        offsets.push(total)
      }
      if (end > start) child.append(items, start, end - start)
    },
    byteLength: () => child.byteLength() + offsets.byteLength(),
    take(batch) {
      total = 0
      batch.buffers.push(offsets.take())
      child.take(batch)
    },
  }
}

function createFixedLists(item: ArrowField, size: number): Body {
  const child = createArrowColumn(item)
  return {
    append: (source, from, count) => child.append(sourceOf(elements(source.vector())), from * size, count * size),
    byteLength: child.byteLength,
    take: child.take,
  }
}

function createStruct(fields: readonly ArrowField[]): Body {
  const children = fields.map(createArrowColumn)
  return {
    append(source, from, count) {
      const vector = source.vector()
      if (!(vector instanceof DuckDBStructVector)) throw new TypeError(`${vector.type} is not a struct`)
      for (const [at, child] of children.entries()) child.append(sourceOf(vector.entryVectorAt(at)), from, count)
    },
    byteLength: () => children.reduce((sum, child) => sum + child.byteLength(), 0),
    take(batch) {
      for (const child of children) child.take(batch)
    },
  }
}
