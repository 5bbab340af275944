export interface TimePoint {
  ms: number
  value: number
}

/** At most two points a bucket, its least and its greatest in their order, so that spikes stay. `points` in order of time. */
export function thinPoints(points: readonly TimePoint[], buckets: number): readonly TimePoint[] {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length <= 2 * buckets) return points
  const width = (last.ms - first.ms) / buckets || 1
  const groups = Map.groupBy(points, ({ ms }) => Math.min(buckets - 1, Math.floor((ms - first.ms) / width)))
  return [...groups.values()].flatMap((group) => {
    const low = group.reduce((a, b) => (b.value < a.value ? b : a))
    const high = group.reduce((a, b) => (b.value > a.value ? b : a))
    return low === high ? [low] : low.ms <= high.ms ? [low, high] : [high, low]
  })
}
