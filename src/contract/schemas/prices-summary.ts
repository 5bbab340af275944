import { z } from 'zod'
import { isZone } from '../../core/time/is-zone.ts'
import { InstantText } from './instant.ts'
import { PriceCoverage, PricesQuery } from './prices.ts'
import { AnswerMeta } from './rows.ts'

/** What all summaries of prices are asked with. */
const asked = PricesQuery.pick({
  from: true,
  to: true,
  interval: true,
  block: true,
  location_type: true,
  as_of: true,
  known_at: true,
  basis: true,
  format: true,
}).extend({
  locations: PricesQuery.shape.locations
    .unwrap()
    .describe('Settlement points, separated by commas, 1,000 at most.')
    .meta({ examples: ['HB_NORTH', 'HB_HOUSTON,LZ_NORTH'] }),
  market: z
    .enum(['da', 'rt', 'spread'])
    .optional()
    .describe('As in /prices. A spread is real-time less day-ahead, by hours. Default: rt.'),
})

export const PriceStatsQuery = asked.extend({
  top: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('How many of the highest and of the lowest intervals are listed. Default: 10.'),
})

export const PriceHeatmapQuery = asked.omit({ interval: true }).extend({
  by: z
    .enum(['day', 'month'])
    .optional()
    .describe(
      'day: a row an hour, with its day; the hour that spring skips is no row, the one that autumn repeats is two. month: the mean of each hour of the day, by months. Default: day.',
    ),
  zone: z
    .string()
    .max(50)
    .refine(isZone, 'write the name of a time zone, such as UTC or America/New_York')
    .optional()
    .describe(
      'IANA name of the time zone that days, months and hours are those of, also in `from` and `to`. Default: America/Chicago, that of the market.',
    )
    .meta({ examples: ['UTC', 'America/New_York'] }),
})

export const PriceDurationQuery = asked.extend({
  by: z.enum(['range', 'year']).optional().describe('year: a curve a market year. Default: range.'),
  points: z.coerce
    .number()
    .int()
    .min(10)
    .max(10_000)
    .optional()
    .describe('Points of a curve, about; both tails are kept whole longest. Default: 400.'),
  thresholds: z
    .string()
    .regex(/^-?\d{1,5}(\.\d{1,2})?(,-?\d{1,5}(\.\d{1,2})?){0,19}$/, 'write prices between commas, such as 100,1000')
    .transform((text) => text.split(',').map(Number))
    .optional()
    .describe('Prices above which hours are counted, USD/MWh, 20 at most. Default: 0,50,100,250,1000.')
    .meta({ examples: ['100,1000'] }),
})

const usd = (meaning: string) => z.number().describe(`${meaning}, USD/MWh.`)
const place = {
  location: z.string().describe('Settlement point.'),
  location_type: z.string().nullable().describe('Type of the real-time price; null where there is none.'),
}

const PriceExtreme = z.object({
  interval_start: InstantText,
  interval_end: InstantText,
  interval_start_local: z.string().describe("The start on the market's wall clock with its offset."),
  usd_per_mwh: usd('The price'),
})

const PriceStatsRow = z.object({
  ...place,
  measure: z
    .enum(['price_usd_per_mwh', 'da_usd_per_mwh', 'rt_usd_per_mwh', 'rt_minus_da_usd_per_mwh'])
    .describe('Column of /prices that the row speaks of; of a spread all three.'),
  intervals: z.int().describe('Intervals that have a price.'),
  mean_usd_per_mwh: usd('Mean'),
  p5_usd_per_mwh: usd('A twentieth of the intervals lies below'),
  p50_usd_per_mwh: usd('Median'),
  p95_usd_per_mwh: usd('A twentieth of the intervals lies above'),
  min_usd_per_mwh: usd('Lowest'),
  max_usd_per_mwh: usd('Highest'),
  negative_intervals: z.int().describe('Intervals with a price below zero.'),
  negative_hours: z.number().describe('Hours with a price below zero.'),
  first_interval: InstantText,
  last_interval: InstantText,
  top: z.array(PriceExtreme).describe('The highest intervals, the highest first; of equal ones the earliest.'),
  bottom: z.array(PriceExtreme).describe('The lowest intervals, the lowest first.'),
})

const PriceHeatmapRow = z.object({
  ...place,
  date: z.string().optional().describe('by=day: day of `zone`.'),
  month: z.string().optional().describe('by=month: month of `zone`, `2026-11`.'),
  hour: z.int().min(0).max(23).describe('Hour of the wall clock of `zone` in which the hour begins.'),
  repeated_hour: z.boolean().optional().describe('by=day: the clock shows the hour for the second time.'),
  interval_start: InstantText.optional(),
  interval_end: InstantText.optional(),
  interval_start_local: z
    .string()
    .optional()
    .describe('by=day: the start on the wall clock of `zone` with its offset.'),
  usd_per_mwh: z.number().nullable().describe('Price or spread of the hour, or the mean of such hours, USD/MWh.'),
  hours: z.int().optional().describe('by=month: hours that have a price.'),
})

const PriceDurationRow = z.object({
  ...place,
  year: z.int().nullable().describe('by=year: market year.'),
  intervals: z.int().describe('Intervals that have a price.'),
  hours: z.number().describe('Hours that have a price.'),
  mean_usd_per_mwh: usd('Mean'),
  min_usd_per_mwh: usd('Lowest'),
  max_usd_per_mwh: usd('Highest'),
  negative_hours: z.number().describe('Hours with a price below zero.'),
  above: z
    .array(
      z.object({
        threshold_usd_per_mwh: usd('The threshold'),
        hours: z.number().describe('Hours with a price above it.'),
        share: z.number().min(0).max(1).describe('Of the hours that have a price.'),
      }),
    )
    .describe('Hours above each threshold.'),
  points: z
    .array(
      z.object({
        hours: z.number().describe('For so many hours the price was at least:'),
        share: z.number().min(0).max(1).describe('The same as a share of the hours that have a price.'),
        usd_per_mwh: usd('The price'),
      }),
    )
    .describe('The curve, from the highest price to the lowest.'),
})

const answer = <Row extends z.ZodType>(row: Row, meaning: string) =>
  z.object({ meta: AnswerMeta.extend({ coverage: PriceCoverage }), data: z.array(row) }).describe(meaning)

export const PriceStats = answer(PriceStatsRow, 'Prices summed up, a row a location and measure.')
export const PriceHeatmap = answer(PriceHeatmapRow, 'Prices by hour of the day, in the order of location and time.')
export const PriceDuration = answer(PriceDurationRow, 'Price-duration curves, a row a location, or location and year.')

export type PriceStats = z.infer<typeof PriceStats>
export type PriceStatsRow = z.infer<typeof PriceStatsRow>
export type PriceHeatmap = z.infer<typeof PriceHeatmap>
export type PriceHeatmapRow = z.infer<typeof PriceHeatmapRow>
export type PriceDuration = z.infer<typeof PriceDuration>
export type PriceDurationRow = z.infer<typeof PriceDurationRow>
