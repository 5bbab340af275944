import { dateText } from '../state/date-text.ts'
import { momentText } from '../state/zoned-text.ts'
import type { PriceRange } from './price-range.ts'

/** `Sun, Mar 10, 2024 (23 hours)`, `Jun 8 – Jun 11, 2026`, or two moments. */
export function rangeText({ from, to }: PriceRange, zone: string): string {
  const [first, end] = [from.toZonedDateTimeISO(zone), to.toZonedDateTimeISO(zone)]
  const isWhole = first.startOfDay().equals(first) && end.startOfDay().equals(end)
  if (!isWhole) return `${momentText(from, zone)} – ${momentText(to, zone)}`
  const last = end.subtract({ days: 1 })
  const hours = from.until(to).total('hours')
  if (first.toPlainDate().equals(last.toPlainDate()))
    return `${dateText(first)}, ${first.year}${hours === 24 ? '' : ` (${hours} hours)`}`
  const year = first.year === last.year ? '' : `, ${first.year}`
  return `${dateText(first)}${year} – ${dateText(last)}, ${last.year}`
}
