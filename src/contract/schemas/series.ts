import { z } from 'zod'
import { InstantText, MomentText } from './instant.ts'
import { AnswerMeta, Basis, CursorText, PageLimit } from './rows.ts'

export const Series = z
  .object({
    id: z
      .string()
      .describe(
        'Stable and safe in addresses: `ercot.rt_spp:price_usd_per_mwh:HB_NORTH`. What is not a letter, a digit or one of `_.-` stands in it as `~` and two hex digits a byte.',
      ),
    dataset: z.string(),
    column: z.string().describe('The column of the dataset that holds its values.'),
    unit: z.string().nullable(),
    kind: z.enum(['fact', 'forecast', 'snapshot', 'reference']),
    location: z.string().nullable().describe('The place it speaks of; null where the dataset has but one.'),
    key: z.record(z.string(), z.string()).describe('What its rows have in the columns of their key.'),
    label: z.string(),
    zone: z.string().describe('The zone of its local times.'),
    cadence: z.string().describe('ISO 8601: how often new rows appear.'),
    first_interval: InstantText.nullable(),
    last_interval: InstantText.nullable(),
  })
  .describe('One quantity of one place over time.')

export const SeriesList = z
  .object({
    series: z.array(Series),
    total: z.int().describe('How many series match, those beyond the limit included.'),
  })
  .describe('Series that the lake has.')

export const SeriesQuery = z.strictObject({
  dataset: z.string().min(1).optional().describe('Only series of this dataset.'),
  location: z.string().min(1).optional().describe('Only series of this place.'),
  q: z.string().min(1).optional().describe('Only series whose id or label has all of these words.'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000).describe('At most so many series.'),
})

export const SeriesPoint = z
  .object({
    timestamp: InstantText.describe('Start of the interval.'),
    value: z.number().nullable(),
    quality: z
      .enum(['good', 'estimated', 'missing'])
      .describe(
        'missing: the source published that it has no value. estimated: of a forecast, published before the interval started. good: all else; no source of gridlake marks single values as estimates. An interval that was never published is no point.',
      ),
  })
  .describe('A value of a series.')

export const SeriesPoints = z
  .object({ series: Series, meta: AnswerMeta, points: z.array(SeriesPoint) })
  .describe('A series and its values in a range.')

export const SeriesPointsQuery = z.strictObject({
  from: MomentText.optional().describe('First interval start, inclusive.'),
  to: MomentText.optional().describe('Last interval start, exclusive.'),
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
  limit: PageLimit.max(100_000).default(10_000),
  cursor: CursorText.optional(),
})

export type SeriesQuery = z.output<typeof SeriesQuery>
export type Series = z.infer<typeof Series>
export type SeriesList = z.infer<typeof SeriesList>
export type SeriesPoint = z.infer<typeof SeriesPoint>
export type SeriesPoints = z.infer<typeof SeriesPoints>
