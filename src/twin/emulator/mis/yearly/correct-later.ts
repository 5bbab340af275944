import { hashText, uniform } from '../../../noise/hash.ts'
import { roundTo } from '../../../render/format-number.ts'
import type { WireRow } from '../../../render/render-row.ts'
import type { YearlyReport } from './yearly-report.ts'

const HOUR_MS = 3_600_000
/** Part of the values of a year that were corrected after their day was posted, without a document of their own. */
const CORRECTED_PART = 0.002

/** A row of a daily document as the year's has it: a few prices are others by 10 cents to two dollars. */
export function correctLater(seed: number, { stem, value }: YearlyReport, row: WireRow): WireRow {
  const price = roundTo(Number(row.values[value.column]), 2)
  const chance = (draw: number) =>
    uniform(seed, hashText(stem), hashText(String(row.values[value.about])), row.startMs / HOUR_MS, draw)
  const size = chance(0) >= CORRECTED_PART ? 0 : 0.1 + 1.9 * chance(1)
  return { ...row, values: { ...row.values, [value.column]: roundTo(price + (chance(2) < 0.5 ? -size : size), 2) } }
}
