import type { Dataset, Wire } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'

/** A document as the CSV reader takes it. */
export interface TableText {
  dataset: Dataset
  wire: Wire
  /** CSV with a header line of `wireFields(wire)`, UTF-8, no byte order mark. */
  csv: Uint8Array
  /** No data rows. */
  empty: boolean
  claims?: Document['claims']
  /** When the document itself says it was published, where its source doesn't tell. */
  published?: { at: Temporal.Instant; basis: 'document' | 'capture' }
  /** How many rows the document has, where the CSV has long rows made of wide ones. */
  documentRows?: number
  /** Where in the document a line of the CSV (the header is 1) comes from: its own line, or in words. Undefined: the same line. */
  place?: (line: number) => number | string
}

/** Why a document can't be read at all. */
export interface Refusal {
  code:
    | 'source.schema_drift'
    | 'source.empty'
    | 'data.invalid_file'
    | 'data.unknown_file'
    | 'source.auth'
    | 'source.unavailable'
  reason: string
  /** Set when it is known whose document it would have been. */
  dataset?: Dataset
}

interface Difference {
  dataset: Dataset
  wire: Wire
  lost: readonly string[]
  added: readonly string[]
}

/** What differs between a header and the nearest of all wires. */
function findNearest(datasets: readonly Dataset[], header: readonly string[]): Difference | undefined {
  const missing = (wire: Wire) => wire.header.filter((column) => !header.includes(column.trim()))
  const strange = (wire: Wire) => header.filter((column) => !wire.header.some((known) => known.trim() === column))
  const [nearest] = datasets
    .flatMap((dataset) => dataset.wire.map((wire) => ({ dataset, wire, lost: missing(wire), added: strange(wire) })))
    // Its header is that of rows we make.
    .filter(({ wire }) => wire.format !== 'parquet-rollup')
    .sort((a, b) => a.lost.length + a.added.length - b.lost.length - b.added.length)
  return nearest
}

function describeDifference({ lost, added }: Difference): string {
  const parts = [
    lost.length > 0 && `missing columns ${lost.join(', ')}`,
    added.length > 0 && `unknown columns ${added.map((column) => column || '(empty name)').join(', ')}`,
    lost.length + added.length === 0 && 'the columns stand in another order',
  ]
  return parts.filter(Boolean).join('; ')
}

/** The refusal of a header: what differs between it and the nearest of `datasets`, one at least. */
export function refuseDrift(datasets: readonly Dataset[], header: readonly string[]): Refusal {
  const nearest = findNearest(datasets, header)
  if (!nearest) return refuse(datasets[0], 'source.schema_drift', `unknown header: ${shownHeader(header)}`)
  const { dataset, wire } = nearest
  const reason = `header differs from epoch ${wire.epoch} of ${dataset.id}: ${describeDifference(nearest)}`
  return refuse(dataset, 'source.schema_drift', reason)
}

/** What an unknown header is nearest to, for a message; nothing where less than half of the columns are the same. */
export function nearestHeader(datasets: readonly Dataset[], header: readonly string[]): string {
  const nearest = findNearest(datasets, header)
  if (!nearest || nearest.lost.length * 2 > nearest.wire.header.length) return ''
  return `; the nearest is ${nearest.dataset.id}, ${describeDifference(nearest)}`
}

export function refuse(dataset: Dataset | undefined, code: Refusal['code'], reason: string): Refusal {
  return dataset ? { code, reason, dataset } : { code, reason }
}

/** A header short enough for a message. */
export const shownHeader = (header: readonly string[]): string => {
  const text = header.join(',')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
