import { hash32 } from '../../noise/hash.ts'
import { wallDate, wallTimeOfDay } from '../../render/wall-text.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import type { PostingFormat } from './document-id.ts'
import type { Posting } from './product.ts'

/** Stamp of the CSV, or of its XML twin, which is ready a moment earlier. */
export function stampMs(posting: Posting, format: PostingFormat): number {
  return posting.publishedMs - (format === 'xml' ? 60 + (hash32(posting.publishedMs) % 60) : 0)
}

/** FriendlyName: `SPPHLZNP6905_20250730_0845_csv`; `xhr` behind it when published in the repeated hour. */
export function friendlyName(posting: Posting, format: PostingFormat, read: ReadWallClock): string {
  return `${nameOf(posting, read)}_${format}${isRepeated(posting, format, read) ? 'xhr' : ''}`
}

/** ConstructedName, the file name of the download; its stamp has milliseconds. */
export function constructedName(posting: Posting, format: PostingFormat, read: ReadWallClock): string {
  const [date, time] = stamp(read(stampMs(posting, format)).wallMs)
  return `cdr.${reportDigits(posting)}.${NO_DUNS}.${date}.${time}.${friendlyName(posting, format, read)}.zip`
}

/** Name of the file inside; its stamp has no milliseconds. */
export function memberName(posting: Posting, format: PostingFormat, read: ReadWallClock): string {
  const [date, time] = stamp(read(stampMs(posting, format)).wallMs)
  const repeated = isRepeated(posting, format, read) ? 'xhr' : ''
  const seconds = time.slice(0, 6)
  return `cdr.${reportDigits(posting)}.${NO_DUNS}.${date}.${seconds}.${nameOf(posting, read)}${repeated}.${format}`
}

export const NO_DUNS = '0000000000000000'

function nameOf({ product, aboutMs }: Posting, read: ReadWallClock): string {
  if (product.nameStyle === 'constant') return product.stem
  const [date, time] = stamp(read(aboutMs + product.spanMs).wallMs)
  return `${product.stem}_${date}_${time.slice(0, product.nameStyle === 'sced-stamp' ? 6 : 4)}`
}

function isRepeated(posting: Posting, format: PostingFormat, read: ReadWallClock): boolean {
  return read(stampMs(posting, format)).repeatedHour
}

function reportDigits(posting: Posting): string {
  return String(posting.product.reportTypeId).padStart(8, '0')
}

/** `20250313` and `125509732`. */
function stamp(wallMs: number): [date: string, time: string] {
  return [wallDate(wallMs).replaceAll('-', ''), wallTimeOfDay(wallMs).replaceAll(/[:.]/g, '')]
}
