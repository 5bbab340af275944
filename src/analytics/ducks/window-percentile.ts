/**
 * Where `value` stands among `sorted` (ascending, at least one): the share of them below it, equals counted half, 0 to 100.
 * Never falls as `value` grows; the values of a window have a mean percentile of 50 in it. Pure.
 */
export function windowPercentile(sorted: ArrayLike<number>, value: number): number {
  const below = countBelow(sorted, (each) => each < value)
  const notAbove = countBelow(sorted, (each) => each <= value)
  return (50 * (below + notAbove)) / sorted.length
}

/** How many of the first of `sorted` pass; those that pass stand before those that do not. */
function countBelow(sorted: ArrayLike<number>, passes: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(sorted[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
