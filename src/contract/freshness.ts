export type Freshness = 'fresh' | 'late' | 'stale'

export interface Rhythm {
  /** ISO 8601: how often new rows appear. */
  cadence: string
  /** ISO 8601: how long after an interval's end they appear. */
  lag: string
}

/** What the newest publication may be old when all is well: cadence and lag; what is said ahead comes no sooner than its cadence. */
export const expectedAgeSeconds = (rhythm: Rhythm): number =>
  toSeconds(rhythm.cadence) + Math.max(0, toSeconds(rhythm.lag))

/** An age beyond it is stale. */
export const staleAfterSeconds = (rhythm: Rhythm): number => 3 * expectedAgeSeconds(rhythm)

/** Judges an age against what the dataset promises: fresh up to 1.5 × the expected age, late up to 3 ×, then stale. */
export function judgeFreshness(ageSeconds: number, rhythm: Rhythm): Freshness {
  const expectedSeconds = expectedAgeSeconds(rhythm)
  if (ageSeconds <= 1.5 * expectedSeconds) return 'fresh'
  return ageSeconds <= staleAfterSeconds(rhythm) ? 'late' : 'stale'
}

const toSeconds = (iso: string): number =>
  Temporal.Duration.from(iso).total({ unit: 'second', relativeTo: Temporal.PlainDate.from('2000-01-01') })
