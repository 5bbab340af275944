import type { Dataset, Wire } from '../datasets/dataset.ts'
import type { Document } from '../datasets/document.ts'
import type { TableText } from './table-shape.ts'

/** A readable document on its way in. */
export interface Arrival {
  document: Document
  receipt: string
  sha256: string
  rawPath: string
  text: TableText
}

/** What became of one document. */
export interface DocumentReport {
  name: string
  origin: string
  dataset: string | undefined
  receipt: string | undefined
  /** `seen`: this lake has it already; `unknown`: no dataset's document, or not readable at all. */
  status: 'committed' | 'unchanged' | 'empty' | 'quarantined' | 'seen' | 'unknown'
  code?: string
  reason?: string
  rowsRead: number
  rowsCommitted: number
  rowsQuarantined: number
}

/** Documents of one dataset and wire that are parsed and committed together. */
export interface Batch {
  dataset: Dataset
  wire: Wire
  arrivals: readonly Arrival[]
}

const MAX_BYTES = 96_000_000
const MAX_DOCUMENTS = 4_000

/**
 * Splits arrivals into batches that fit in memory, each of one wire, in order of publication. A capture (a source without
 * a publish stamp) and a document without times of its own depend on what the lake holds before them: each is a batch alone.
 */
export function planBatches(arrivals: readonly Arrival[]): Batch[] {
  const batches: { dataset: Dataset; wire: Wire; arrivals: Arrival[]; bytes: number; alone: boolean }[] = []
  for (const arrival of [...arrivals].sort(byPublication)) {
    const { dataset, wire, csv } = arrival.text
    const alone = dependsOnLake(arrival)
    const open = batches.findLast((batch) => batch.dataset === dataset)
    const fits =
      open &&
      !alone &&
      !open.alone &&
      open.wire === wire &&
      open.bytes + csv.length <= MAX_BYTES &&
      open.arrivals.length < MAX_DOCUMENTS
    if (fits) {
      open.arrivals.push(arrival)
      open.bytes += csv.length
    } else batches.push({ dataset, wire, arrivals: [arrival], bytes: csv.length, alone })
  }
  return batches
}

export const dependsOnLake = ({ document }: Arrival): boolean =>
  document.publishedAt === undefined || document.publishedAtBasis === 'capture'

const byPublication = (a: Arrival, b: Arrival): number => {
  const [first, second] = [a.document.publishedAt, b.document.publishedAt]
  if (first && second) return Temporal.Instant.compare(first, second) || (a.receipt < b.receipt ? -1 : 1)
  // Records first: what has no times of its own is judged against them, what was posted earlier first.
  return first ? -1 : second ? 1 : byPosting(a, b) || (a.receipt < b.receipt ? -1 : 1)
}

function byPosting({ document: a }: Arrival, { document: b }: Arrival): number {
  if (a.postedAt && b.postedAt) return Temporal.Instant.compare(a.postedAt, b.postedAt)
  return Number(b.postedAt !== undefined) - Number(a.postedAt !== undefined)
}
