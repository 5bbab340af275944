import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, TRUTH_PARAMETERS } from './authority-parts.ts'

export const AuthorityFreshnessQuery = z.object({ ...TRUTH_PARAMETERS })

export const SeriesFreshness = z
  .object({
    series: z.enum(['demand', 'forecast', 'net_generation', 'interchange', 'generation', 'neighbours', 'prices']),
    label: z.string(),
    dataset: z.string(),
    last_interval: InstantText.nullable().describe('Start of the newest hour that has a value.'),
    last_interval_local: z.string().nullable(),
    last_published_at: InstantText.nullable(),
    age_seconds: z.number().nullable().describe('Since the end of that hour; negative for what is forecast ahead.'),
    cadence: z.string().describe('ISO 8601: how often new hours appear.'),
    lag: z.string().describe('ISO 8601: how long after its end an hour appears when all is well.'),
    expected_age_seconds: z.number().describe('Cadence and lag together.'),
    state: z
      .enum(['fresh', 'expected_lag', 'late', 'stale', 'none', 'retired'])
      .describe(
        'fresh: as new as the source ever is, within hours. expected_lag: old, and no older than the source always is. late, stale: older than 1.5 and 3 times that. none: the lake has none.',
      ),
    text: z.string().describe('The state in words.'),
  })
  .describe('How old a series is, against the rhythm of its own source.')

export const AuthorityFreshness = z
  .object({ meta: AuthorityMeta, authority: AuthorityRef, series: z.array(SeriesFreshness) })
  .describe('How fresh what the lake has of an authority is.')

export type AuthorityFreshness = z.infer<typeof AuthorityFreshness>
export type SeriesFreshness = z.infer<typeof SeriesFreshness>
