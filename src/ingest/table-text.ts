import type { Dataset, Wire } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import { readEiaPage } from './eia-page.ts'

/** A document as the CSV reader takes it. */
export interface TableText {
  dataset: Dataset
  wire: Wire
  /** CSV with a header line, UTF-8, no byte order mark. */
  csv: Uint8Array
  /** No data rows. */
  empty: boolean
  claims?: Document['claims']
}

/** Why a document can't be read at all. */
export interface Refusal {
  code: 'source.schema_drift' | 'data.invalid_file' | 'data.unknown_file' | 'source.auth' | 'source.unavailable'
  reason: string
  /** Set when it is known whose document it would have been. */
  dataset?: Dataset
}

/** Reads the shape of a document against every wire of `datasets`. Its name decides only between equal headers. */
export function readTableText(name: string, bytes: Uint8Array, datasets: readonly Dataset[]): TableText | Refusal {
  const named = datasets.filter((dataset) => dataset.fileNames.test(name))
  if (bytes.length === 0) return refuse(named[0], 'data.invalid_file', 'the document has no bytes')
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
  if (!dataset) return refuse(undefined, 'data.unknown_file', `no dataset has this header: ${shown(header)}`)
  return refuse(dataset, 'source.schema_drift', driftReason(dataset, header))
}

/** What differs between a header and the nearest known one. */
export function driftReason(dataset: Dataset, header: readonly string[]): string {
  const missing = (wire: Wire) => wire.header.filter((column) => !header.includes(column.trim()))
  const nearest = [...dataset.wire].sort((a, b) => missing(a).length - missing(b).length)[0]
  if (!nearest) return `unknown header: ${shown(header)}`
  const lost = missing(nearest)
  const added = header.filter((column) => !nearest.header.some((known) => known.trim() === column))
  const parts = [
    lost.length > 0 && `missing columns ${lost.join(', ')}`,
    added.length > 0 && `unknown columns ${added.map((column) => column || '(empty name)').join(', ')}`,
    lost.length + added.length === 0 && 'the columns stand in another order',
  ].filter(Boolean)
  return `header differs from epoch ${nearest.epoch} of ${dataset.id}: ${parts.join('; ')}`
}

export function refuse(dataset: Dataset | undefined, code: Refusal['code'], reason: string): Refusal {
  return dataset ? { code, reason, dataset } : { code, reason }
}

const splitHeader = (line: string): string[] =>
  line.replace(/\r$/, '').split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1').trim())

const sameNames = (expected: readonly string[], found: readonly string[]): boolean =>
  expected.length === found.length && expected.every((column, index) => column.trim() === found[index])

const shown = (header: readonly string[]): string => {
  const text = header.join(',')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef ? 3 : 0
  return bytes.subarray(start).find((byte) => !isBlank(byte))
}
