import type { IntervalValue } from '../charts/interval-steps.ts'
import type { PaneSeries } from './prices-page.ts'

const MINUTE_MS = 60_000
/** Of a picked series: prices that lie farther apart than so many usual steps have nothing between them. */
const GAP_STEPS = 8

/**
 * A series as intervals that hold to their end. Where only some prices were picked each holds to the next one, unless that lies so far
 * away that there is a gap.
 */
export function paneIntervals(
  { at, values }: PaneSeries,
  fromMs: number,
  minutes: number,
  isPicked: boolean,
): IntervalValue[] {
  const span = (at.at(-1) ?? 0) - (at[0] ?? 0)
  const gap = isPicked ? Math.max(minutes, (GAP_STEPS * span) / Math.max(1, at.length)) : minutes
  return at.map((start, index) => {
    const next = at[index + 1]
    const end = next !== undefined && next - start <= gap ? next : start + minutes
    return { startMs: fromMs + start * MINUTE_MS, endMs: fromMs + end * MINUTE_MS, value: values[index] ?? null }
  })
}
