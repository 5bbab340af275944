import type { SeriesFreshness } from '../../contract/schemas/authorities/freshness.ts'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'

/** How far one series of the chosen authority has come, against what its source promises. */
export interface FreshnessPill {
  label: string
  /** `expected`: old, and no older than its source always is. */
  standing: 'fresh' | 'late' | 'stale' | 'expected' | 'none'
  /** `2 h 7 min old`. */
  text: string
  /** What it is measured by. */
  meaning: string
}

const STANDINGS: Readonly<Record<SeriesFreshness['state'], FreshnessPill['standing']>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'stale',
  expected_lag: 'expected',
  none: 'none',
  retired: 'none',
}

/** Short: they stand side by side. */
const LABELS: Readonly<Record<SeriesFreshness['series'], string>> = {
  demand: 'Demand',
  forecast: 'Forecast',
  net_generation: 'Generation',
  interchange: 'Interchange',
  generation: 'Fuel mix',
  neighbours: 'Neighbours',
  prices: 'Prices',
}

/** Nothing where the API cannot tell: the page itself says what is wrong. */
export async function readFreshness({ client, ba, asOf, signal }: PageContext): Promise<FreshnessPill[]> {
  try {
    const { series } = await client.authorities.freshness(ba, asOf ? { asOf } : {}, signal)
    // What an authority never had is no news.
    return series.filter(({ state }) => state !== 'none').map(describe)
  } catch {
    return []
  }
}

const describe = ({ series, label, state, age_seconds, text }: SeriesFreshness): FreshnessPill => ({
  label: LABELS[series],
  standing: STANDINGS[state],
  text: age_seconds === null ? '' : age_seconds < 0 ? `${durationText(-age_seconds)} ahead` : durationText(age_seconds),
  meaning: `${label}: ${text}`,
})
