import type { ColumnKind } from './sql-result.ts'

/** Writes the moments of one zone: `2026-06-10 12:45 −05:00`. By Intl: not every browser has Temporal. */
export function createTimeText(zone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  return (iso) => {
    const ms = Date.parse(iso)
    if (Number.isNaN(ms)) return iso
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const seconds = parts['second'] === '00' ? '' : `:${parts['second']}`
    const offset = (parts['timeZoneName'] ?? '').replace('GMT', '').replace('-', '−') || '+00:00'
    return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}${seconds} ${offset}`
  }
}

/** A value of a table in words. */
export function valueText(value: unknown, kind: ColumnKind, timeText: (iso: string) => string): string {
  if (value === null || value === undefined) return '—'
  if (kind === 'time') return timeText(String(value))
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Orders values of a column; what is missing comes last. */
export function compareValues(a: unknown, b: unknown): number {
  const isMissing = (value: unknown) => value === null || value === undefined
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b))
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
