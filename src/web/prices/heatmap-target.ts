import { type UrlState, writeUrl } from '../state/url-state.ts'

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Moments that a day begins and ends with: `2024-03-10T00:00Z`. */
export type DayEnds = readonly [from: string, to: string]

/** Where a column leads: a day to its prices over time, by its ends where it is no day of the market; a month to its days. */
export function heatmapTarget(key: string, state: UrlState, [from, to]: DayEnds | readonly [] = []): string {
  const rest = { ...state, range: undefined, date: undefined, view: undefined }
  if (key.length === 10) return writeUrl('/prices', { ...rest, from: from ?? key, to: to ?? key })
  const [year = 0, month = 1] = key.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 31)
  return writeUrl('/prices/heatmap', { ...rest, from: `${key}-01`, to: `${key}-${last}` })
}
