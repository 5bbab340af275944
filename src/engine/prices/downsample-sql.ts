/** What is to be kept of each location's rows. */
export interface Downsampling {
  /** Rows of a location, about; it has more. */
  points: number
  /** Columns whose lowest and highest values must survive. */
  values: readonly string[]
  /** Of all rows. */
  firstMs: number
  lastMs: number
}

/**
 * Of each location's `rows` those with the lowest and the highest value of each stretch of time, as they are, at their own instants, and
 * the first and the last of all. Stretches are equal in elapsed time, so that a change of the clock makes none longer. At most `points`
 * rows and the two ends; of few points at least those of one stretch. Pure.
 */
export function downsampleSql(rows: string, { points, values, firstMs, lastMs }: Downsampling): string {
  const stretches = Math.max(1, Math.floor(points / (2 * values.length)))
  const lengthMs = Math.max(1, lastMs - firstMs + 1)
  const stretch = `(epoch_ms(interval_start) - ${firstMs}) * ${stretches} // ${lengthMs}`
  const ranks = values.flatMap((value) =>
    ['ASC', 'DESC'].map(
      (order) =>
        `row_number() OVER (PARTITION BY location, stretch ORDER BY ${value} ${order} NULLS LAST, interval_start)`,
    ),
  )
  const ends = ['ASC', 'DESC'].map(
    (order) => `row_number() OVER (PARTITION BY location ORDER BY interval_start ${order})`,
  )
  return `SELECT * EXCLUDE (stretch) FROM (SELECT *, ${stretch} AS stretch FROM (${rows}))
    QUALIFY 1 IN (${[...ranks, ...ends].join(', ')})`
}
