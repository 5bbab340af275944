import type { WireRow } from '../../../render/render-row.ts'
import type { ReadWallClock } from '../../../wall-clock.ts'
import type { MisProduct } from '../product.ts'

/** A report of MIS whose documents hold a year each and are overwritten while it lasts. */
export interface YearlyReport {
  /** Its place in document ids, as of a `MisProduct`. */
  code: number
  reportTypeId: number
  /** `DAMLZHBSPP`; documents are named `DAMLZHBSPP_2026`. */
  stem: string
  reportName: string
  extension: 'xlsx' | 'csv'
  /** More than a day's rows take, so that filling brings a document to a size known beforehand. */
  bytesPerDay: number
  /** The daily documents that the year gathers. */
  daily: MisProduct
  /** Which of their rows it holds: all of them where this is missing. */
  holds?: (row: WireRow) => boolean
  /** The column whose values some corrections change, and what a value is about. */
  value: { column: string; about: string }
  /** The file inside the zip. */
  render(rows: readonly WireRow[], read: ReadWallClock, wallMs: number): Uint8Array
}

/** A document of a year before it is made. */
export interface YearlyPosting {
  report: YearlyReport
  year: number
  publishedMs: number
  /** Midnights of the first and the last local day it holds. */
  firstDayMs: number
  lastDayMs: number
}
