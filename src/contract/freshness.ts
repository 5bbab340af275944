export type Freshness = 'fresh' | 'late' | 'stale'

export interface Rhythm {
  /** ISO 8601: how often new rows appear. */
  cadence: string
  /** ISO 8601: how long after an interval's end they appear. */
  lag: string
}

/** Judges an age against what the dataset promises: fresh up to 1.5 × (cadence + lag), late up to 3 ×, then stale. */
export function judgeFreshness(ageSeconds: number, rhythm: Rhythm): Freshness {
  const expectedSeconds = toSeconds(rhythm.cadence) + toSeconds(rhythm.lag)
  if (ageSeconds <= 1.5 * expectedSeconds) return 'fresh'
  return ageSeconds <= 3 * expectedSeconds ? 'late' : 'stale'
}

const toSeconds = (iso: string): number =>
  Temporal.Duration.from(iso).total({ unit: 'second', relativeTo: Temporal.PlainDate.from('2000-01-01') })
