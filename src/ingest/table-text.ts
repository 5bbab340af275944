import type { Dataset } from '../datasets/dataset.ts'
import { readEiaPage } from './eia-page.ts'
import { driftReason, type Refusal, refuse, shownHeader, type TableText } from './table-shape.ts'

/** Reads the shape of a document against every wire of `datasets`. Its name decides only between equal headers. */
export function readTableText(name: string, bytes: Uint8Array, datasets: readonly Dataset[]): TableText | Refusal {
  const named = datasets.filter((dataset) => dataset.fileNames.test(name))
  if (bytes.length === 0) return refuse(named[0], 'data.invalid_file', 'the document has no bytes')
  if (bytes.subarray(0, 1024).includes(0))
    return refuse(undefined, 'data.unknown_file', 'not text: neither CSV, JSON nor a zip')
  const start = firstByte(bytes)
  if (start === 0x7b || start === 0x5b) return readEiaPage(bytes, datasets, named[0])
  return readCsv(bytes, datasets, named)
}

function readCsv(bytes: Uint8Array, datasets: readonly Dataset[], named: readonly Dataset[]): TableText | Refusal {
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const lineEnd = body.indexOf(0x0a)
  const header = splitHeader(Buffer.from(body.subarray(0, lineEnd === -1 ? body.length : lineEnd)).toString('utf8'))
  for (const dataset of [...named, ...datasets]) {
    const wire = dataset.wire.find((candidate) => candidate.format === 'csv' && sameNames(candidate.header, header))
    if (wire) return { dataset, wire, csv: body, empty: lineEnd === -1 || body.subarray(lineEnd + 1).every(isBlank) }
  }
  const [dataset] = named
  if (!dataset) return refuse(undefined, 'data.unknown_file', `no dataset has this header: ${shownHeader(header)}`)
  return refuse(dataset, 'source.schema_drift', driftReason(dataset, header))
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

function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef ? 3 : 0
  return bytes.subarray(start).find((byte) => !isBlank(byte))
}
