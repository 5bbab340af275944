/** A value that holds over `[startMs, endMs)`. */
export interface IntervalValue {
  startMs: number
  endMs: number
  value: number | null
}

export interface StepPoint {
  epochMs: number
  /** NaN breaks the line. */
  value: number
}

/** Corners of a step line through `values` (in order of time): each holds to its end, missing intervals are gaps. */
export function intervalSteps(values: readonly IntervalValue[]): StepPoint[] {
  const points: StepPoint[] = []
  let open: IntervalValue | undefined
  const close = () => {
    if (open?.value == null) return
    points.push({ epochMs: open.endMs, value: open.value }, { epochMs: open.endMs, value: Number.NaN })
    open = undefined
  }
  for (const next of values) {
    if (next.value === null || (open && next.startMs !== open.endMs)) close()
    if (next.value === null) continue
    points.push({ epochMs: next.startMs, value: next.value })
    open = next
  }
  close()
  return points
}
