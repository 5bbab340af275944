import type { LakeFile } from '../lake/delta/snapshot.ts'
import type { Range } from './plan-relation.ts'

/**
 * Ranges of time that hold about as many rows each, cut where files begin, at most `parts`; they cover all time. Pure.
 * One where the files do not say when they begin or how many rows they have.
 */
export function sliceTime(files: readonly LakeFile[], parts: number): Range[] {
  const starts = files.map(({ bounds, rows }) => ({ us: bounds['interval_start']?.min, rows: rows ?? Number.NaN }))
  const total = starts.reduce((sum, { rows }) => sum + rows, 0)
  if (!Number.isFinite(total) || starts.some(({ us }) => us === undefined || !Number.isFinite(us))) return [{}]
  const sorted = (starts as { us: number; rows: number }[]).sort((left, right) => left.us - right.us)
  const cuts: Temporal.Instant[] = []
  let before = 0
  let lastUs = sorted[0]?.us
  for (const { us, rows } of sorted) {
    if (cuts.length < parts - 1 && us !== lastUs && before >= ((cuts.length + 1) * total) / parts) {
      cuts.push(Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000)))
    }
    lastUs = us
    before += rows
  }
  return [undefined, ...cuts].map((from, at) => ({ ...(from ? { from } : {}), ...(cuts[at] ? { to: cuts[at] } : {}) }))
}
