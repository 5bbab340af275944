import type { UrlState } from '../state/url-state.ts'
import { utcMinuteText } from './utc-minute-text.ts'

export type Edges = Pick<UrlState, 'from' | 'to' | 'range' | 'date'>

/** Less is no picture. */
const LEAST_MS = 3_600_000
const QUARTER_MS = 900_000
/** From this length on a quarter hour more or less is not seen, and hours of the day-ahead market stay whole. */
const WHOLE_HOURS_FROM_MS = 12 * 3_600_000

/** A window of any edges as part of an address: moments in UTC, to the quarter hour, longer ones to the hour; at least an hour. */
export function windowEdges(fromMs: number, toMs: number): Edges {
  const stepMs = toMs - fromMs < WHOLE_HOURS_FROM_MS ? QUARTER_MS : LEAST_MS
  const start = Math.round(fromMs / stepMs) * stepMs
  const end = Math.max(start + LEAST_MS, Math.round(toMs / stepMs) * stepMs)
  return { range: undefined, date: undefined, from: utcMinuteText(start), to: utcMinuteText(end) }
}
