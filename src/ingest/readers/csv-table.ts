import type { Dataset, Wire } from '../../datasets/dataset.ts'
import { nearestHeader, type Refusal, refuse, refuseDrift, shownHeader, type TableText } from '../table-shape.ts'
import { csvRows } from './csv-fields.ts'
import { createTableWriter } from './table-writer.ts'

/** V8 refuses longer texts. */
const MAX_WIDE_BYTES = 2 ** 29 - 25

/** A CSV as it is, or its wide rows as long ones. */
export function readCsvTable(
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): TableText | Refusal {
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const lineEnd = body.indexOf(0x0a)
  const header = splitHeader(Buffer.from(body.subarray(0, lineEnd === -1 ? body.length : lineEnd)).toString('utf8'))
  for (const dataset of [...named, ...datasets]) {
    const wire = dataset.wire.find((candidate) => candidate.format === 'csv' && sameNames(candidate.header, header))
    if (!wire) continue
    if (wire.unpivot) {
      if (body.length > MAX_WIDE_BYTES)
        return refuse(dataset, 'data.invalid_file', `wide rows of ${body.length} bytes: more than ${MAX_WIDE_BYTES}`)
      return { dataset, wire, ...toLongRows(wire, body) }
    }
    return { dataset, wire, csv: body, empty: lineEnd === -1 || body.subarray(lineEnd + 1).every(isBlank) }
  }
  if (named.length > 0) return refuseDrift(named, header)
  return refuse(
    undefined,
    'data.unknown_file',
    `no dataset has this header: ${shownHeader(header)}${nearestHeader(datasets, header)}`,
  )
}

function toLongRows(wire: Wire, body: Uint8Array): ReturnType<ReturnType<typeof createTableWriter>['finish']> {
  const writer = createTableWriter(wire)
  const lines: number[] = []
  const [, ...rows] = csvRows(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  for (const { line, fields } of rows) {
    lines.push(line)
    writer.add(fields)
  }
  return writer.finish((row) => lines[row] ?? 0)
}

const splitHeader = (line: string): string[] =>
  line
    .replace(/\r$/, '')
    .split(',')
    .map((column) =>
      column
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )

const sameNames = (expected: readonly string[], found: readonly string[]): boolean =>
  expected.length === found.length && expected.every((column, index) => column.trim() === found[index])

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
