import type { AuthorityMeta } from '../../../contract/schemas/authorities/authority-parts.ts'
import type { Truth } from '../../../engine/question.ts'

const EIA_930 = {
  name: 'US Energy Information Administration, Hourly Electric Grid Monitor (EIA-930)',
  url: 'https://www.eia.gov/electricity/gridmonitor/',
  licence: 'public domain',
} as const

/** What an answer about an authority was made from, as the contract spells it. Pure. */
export const recordMeta = (
  { asOf, knownAt, basis = 'any' }: Truth,
  versions: Readonly<Record<string, number>>,
  now: Temporal.Instant,
): AuthorityMeta => ({
  versions: { ...versions },
  as_of: asOf?.toString() ?? null,
  known_at: knownAt?.toString() ?? null,
  basis,
  now: now.toString(),
  sources: [{ ...EIA_930 }],
})
