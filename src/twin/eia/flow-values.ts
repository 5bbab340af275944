import { keepRecent } from '../keep-recent.ts'
import { tieFlowMwAt } from './interchange.ts'
import { revisionAt } from './revision.ts'
import { TIE_LINES } from './tie-line.ts'

const HOUR_MS = 3_600_000
const FLOW_STEP_MW = 60
const KEPT_HOURS = 24 * 45
/** The latest moment after an hour's end at which both ends of a flow have reported it. */
const LATEST_REPORT_MS = 95 * 60_000

/** A reader of every tie line's flow in an hour (whole hours since 1970) as upstream shows it at `nowMs`, whole MWh, in the order of TIE_LINES. */
export function createFlowValues(seed: number): (hour: number, nowMs: number) => readonly number[] {
  const first = keepRecent(KEPT_HOURS, (hour) => TIE_LINES.map((_, index) => tieFlowMwAt(seed, index, hour * HOUR_MS)))
  return (hour, nowMs) => {
    // Revisions count from the later end, so that both ends always say the same.
    const reportedMs = (hour + 1) * HOUR_MS + LATEST_REPORT_MS
    return first(hour).map((flowMw, member) => {
      const { from } = TIE_LINES[member] as (typeof TIE_LINES)[number]
      const revision = from === 'ERCO' ? 0 : revisionAt(seed, { series: 'flow', member, hour }, reportedMs, nowMs)
      return flowMw + Math.round(FLOW_STEP_MW * revision) + 0
    })
  }
}

/** Whether every authority has reported an hour (whole hours since 1970) by `nowMs`. */
export function isReported(hour: number, nowMs: number): boolean {
  return (hour + 1) * HOUR_MS + LATEST_REPORT_MS <= nowMs
}
