import { hash32 } from '../../noise/hash.ts'
import { wallDate, wallTimeOfDay } from '../../render/wall-text.ts'
import type { WallTime } from '../../wall-clock.ts'
import type { MisProduct } from './product.ts'

/** What a price document says of its interval, beside the truth. */
export type PriceEdition =
  /** The truth to the cent. */
  | 'as-cleared'
  /** A first posting with some prices wrong, which a correction will set right. */
  | 'mistaken'
  /** A correction asked for on demand: some prices differ from the first posting. */
  | 'corrected'
  /** A correction on demand that lacks one settlement point. */
  | 'withdrawn'

/** A document of MIS before it is made. */
export interface Posting {
  product: MisProduct
  /** Start of the 15-minute interval of prices; of the running hour for wind. */
  aboutMs: number
  edition: PriceEdition
  publishedMs: number
  /** Which posting of its product in its quarter hour: 0 for the scheduled one. */
  sequence: number
}

export type PostingFormat = 'csv' | 'xml'

/** Stamp of the CSV, or of its XML twin, which is ready a moment earlier. */
export function stampMs(posting: Posting, format: PostingFormat): number {
  return posting.publishedMs - (format === 'xml' ? 60 + (hash32(posting.publishedMs) % 60) : 0)
}

const QUARTER_MS = 900_000
const INTERVAL_END_MS = QUARTER_MS

/** FriendlyName: `SPPHLZNP6905_20250730_0845_csv`; `xhr` behind it when published in the repeated hour. */
export function friendlyName(posting: Posting, format: PostingFormat, read: (ms: number) => WallTime): string {
  return `${nameOf(posting, read)}_${format}${isRepeated(posting, format, read) ? 'xhr' : ''}`
}

/** ConstructedName, the file name of the download; its stamp has milliseconds. */
export function constructedName(posting: Posting, format: PostingFormat, read: (ms: number) => WallTime): string {
  const [date, time] = stamp(read(stampMs(posting, format)).wallMs)
  return `cdr.${reportDigits(posting)}.${NO_DUNS}.${date}.${time}.${friendlyName(posting, format, read)}.zip`
}

/** Name of the file inside; its stamp has no milliseconds. */
export function memberName(posting: Posting, format: PostingFormat, read: (ms: number) => WallTime): string {
  const [date, time] = stamp(read(stampMs(posting, format)).wallMs)
  const repeated = isRepeated(posting, format, read) ? 'xhr' : ''
  const seconds = time.slice(0, 6)
  return `cdr.${reportDigits(posting)}.${NO_DUNS}.${date}.${seconds}.${nameOf(posting, read)}${repeated}.${format}`
}

export const NO_DUNS = '0000000000000000'

function nameOf(posting: Posting, read: (ms: number) => WallTime): string {
  if (!posting.product.namesInterval) return posting.product.stem
  const [date, time] = stamp(read(posting.aboutMs + INTERVAL_END_MS).wallMs)
  return `${posting.product.stem}_${date}_${time.slice(0, 4)}`
}

function isRepeated(posting: Posting, format: PostingFormat, read: (ms: number) => WallTime): boolean {
  return read(stampMs(posting, format)).repeatedHour
}

function reportDigits(posting: Posting): string {
  return String(posting.product.reportTypeId).padStart(8, '0')
}

/** `20250313` and `125509732`. */
function stamp(wallMs: number): [date: string, time: string] {
  return [wallDate(wallMs).replaceAll('-', ''), wallTimeOfDay(wallMs).replaceAll(/[:.]/g, '')]
}
