import type { UrlState } from '../state/url-state.ts'
import { utcMinuteText } from './utc-minute-text.ts'

export type Edges = Pick<UrlState, 'from' | 'to' | 'range' | 'date'>

/** Less is no picture. */
const LEAST_MS = 3_600_000
const QUARTER_MS = 900_000

/** A window of any edges as part of an address: moments in UTC, to the quarter hour; at least an hour. */
export function windowEdges(fromMs: number, toMs: number): Edges {
  const start = Math.round(fromMs / QUARTER_MS) * QUARTER_MS
  const end = Math.max(start + LEAST_MS, Math.round(toMs / QUARTER_MS) * QUARTER_MS)
  return { range: undefined, date: undefined, from: utcMinuteText(start), to: utcMinuteText(end) }
}
