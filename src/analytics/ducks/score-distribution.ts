export interface ScoreBin {
  /** Scores from `from`, included, to `to`, not included; the last bin includes 100. */
  from: number
  to: number
  count: number
}

const BINS = 10

/** How many scores fall into each ten points. Pure. */
export function scoreDistribution(scores: readonly number[]): ScoreBin[] {
  const binOf = (score: number) => Math.min(BINS - 1, Math.floor((score * BINS) / 100))
  return Array.from({ length: BINS }, (_, bin) => ({
    from: (bin * 100) / BINS,
    to: ((bin + 1) * 100) / BINS,
    count: scores.filter((score) => binOf(score) === bin).length,
  }))
}
