import type { Dataset, Wire } from '../../../datasets/dataset.ts'
import type { HourStyle } from '../../render/encode-time.ts'
import type { WireRow } from '../../render/render-row.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import type { DocumentSources } from './document-sources.ts'

/** What a price document says of its interval, beside the truth. */
export type PriceEdition =
  /** What the market cleared, rounded as published. */
  | 'as-cleared'
  /** A first posting with some prices wrong, which a correction will set right. */
  | 'mistaken'
  /** A correction asked for on demand: some prices differ from the first posting. */
  | 'corrected'
  /** A correction on demand that lacks one settlement point. */
  | 'withdrawn'

/** What a schedule says of a posting. */
export interface ScheduledPosting {
  /** Start of what the document is about: an interval, a SCED run, an operating day, the running hour. */
  aboutMs: number
  publishedMs: number
  /** Default `as-cleared`. */
  edition?: PriceEdition
  /** A document about this was posted before. */
  isCorrection?: true
}

/** A document of MIS before it is made. */
export interface Posting {
  product: MisProduct
  aboutMs: number
  edition: PriceEdition
  publishedMs: number
  isCorrection: boolean
  /** Which posting of its product in its quarter hour, from 0; those on demand from `FIRST_ON_DEMAND`. */
  sequence: number
}

/**
 * What a document's name says after its stem: `constant` nothing, `interval-end` the date and `HHMM` at which what it is
 * about ends, `sced-stamp` the date and `HHMMSS` of the SCED run it is about.
 */
export type NameStyle = 'constant' | 'interval-end' | 'sced-stamp'

/** A report that MIS posts, beyond what the catalogue says of it. */
export interface MisProduct {
  /** Its place in document ids: below `PRODUCT_CODES`, unique, never changed. */
  code: number
  dataset: Dataset
  /** Several products may share a report: its listing holds them all. */
  reportTypeId: number
  wire: Wire
  /** Stem of its document names, `SPPHLZNP6905`. */
  stem: string
  reportName: string
  nameStyle: NameStyle
  /** How long what a document is about lasts; 0 for a SCED run. */
  spanMs: number
  /** Whether `corrected` and `withdrawn` can be posted on demand. */
  isCorrectable: boolean
  /** How the wire's hour column is written; default `H`. */
  hourStyle?: HourStyle
  /** Spells values of a dataset column where they are no plain numbers of at most two decimals. */
  spell?: Readonly<Record<string, (value: string | number) => string>>
  /** Spells document columns that the catalogue ignores, from the row's start. */
  spellIgnored?: (startMs: number, read: ReadWallClock) => Readonly<Record<string, string>>
  /** Documents are filled up to a size in this range, which the listing tells beforehand. */
  sizeBytes: { from: number; to: number }
  /** What is posted in a quarter hour (counted since 1970) in the order of posting. Pure. */
  schedule(seed: number, quarter: number, read: ReadWallClock): ScheduledPosting[]
  /** The rows that the posting's CSV spells. Pure. */
  rows(posting: Posting, sources: DocumentSources): WireRow[]
}

export const QUARTER_MS = 900_000

/** A product of a dataset posted to MIS, in the first wire of the catalogue unless told otherwise. */
export function defineMisProduct(
  dataset: Dataset,
  rest: Omit<MisProduct, 'dataset' | 'reportTypeId' | 'wire'> & { wire?: Wire },
): MisProduct {
  const reportTypeId = dataset.bindings.find((each) => each.via === 'mis')?.reportTypeId
  const wire = rest.wire ?? dataset.wire[0]
  if (reportTypeId === undefined || wire === undefined) throw new Error(`${dataset.id} is not posted to MIS`)
  return Object.freeze({ ...rest, dataset, reportTypeId, wire })
}
