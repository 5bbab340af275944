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

/** The refusal of a header: what differs between it and the nearest of `datasets`, one at least. */
export function refuseDrift(datasets: readonly Dataset[], header: readonly string[]): Refusal {
  const missing = (wire: Wire) => wire.header.filter((column) => !header.includes(column.trim()))
  const strange = (wire: Wire) => header.filter((column) => !wire.header.some((known) => known.trim() === column))
  const [nearest] = datasets
    .flatMap((dataset) => dataset.wire.map((wire) => ({ dataset, wire, lost: missing(wire), added: strange(wire) })))
    .sort((a, b) => a.lost.length + a.added.length - b.lost.length - b.added.length)
  if (!nearest) return refuse(datasets[0], 'source.schema_drift', `unknown header: ${shownHeader(header)}`)
  const { dataset, wire, lost, added } = nearest
  const parts = [
    lost.length > 0 && `missing columns ${lost.join(', ')}`,
    added.length > 0 && `unknown columns ${added.map((column) => column || '(empty name)').join(', ')}`,
    lost.length + added.length === 0 && 'the columns stand in another order',
  ].filter(Boolean)
  const reason = `header differs from epoch ${wire.epoch} of ${dataset.id}: ${parts.join('; ')}`
  return refuse(dataset, 'source.schema_drift', reason)
}

export function refuse(dataset: Dataset | undefined, code: Refusal['code'], reason: string): Refusal {
  return dataset ? { code, reason, dataset } : { code, reason }
}

/** A header short enough for a message. */
export const shownHeader = (header: readonly string[]): string => {
  const text = header.join(',')
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
