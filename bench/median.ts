/** The value at `fraction` of the sorted values: 0.5 the median, 0.95 the 95th percentile. NaN of nothing. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
