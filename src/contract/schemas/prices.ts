import { z } from 'zod'
import { InstantText, MomentText } from './instant.ts'
import { AnswerMeta, Basis, BlockNames, CursorText, FormatName, PageLimit } from './rows.ts'

const names = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

const PRICE_MARKETS = ['da', 'rt', 'spread', 'as', 'combined'] as const

const Market = z
  .enum(PRICE_MARKETS)
  .describe(
    'da: day-ahead, hours. rt: real-time, quarter hours. spread: real-time less day-ahead, hours; an hour of real time is the mean of its four quarters, and has no price where one of them lacks. as: day-ahead ancillary services, hours. combined: day-ahead, real-time and services side by side, quarter hours in which the price of the hour stands. Default: rt.',
  )

const Interval = z
  .enum(['PT15M', 'PT1H', 'P1D'])
  .describe(
    "Length of the answer's intervals; default: the market's own. Longer ones are market-local hours and days that start in the range, whole, with the mean of the prices that there are in them: `intervals` says of how many. Daily spreads are of the hours that have both prices. In shorter ones the price of the hour stands in each quarter.",
  )

/** The parameters of a prices question. */
export const PricesQuery = z.object({
  locations: z
    .string()
    .transform(names)
    .optional()
    .describe(
      'Settlement points, separated by commas, 1,000 at most; of `market=as` services (ECRS, NSPIN, REGDN, REGUP, RRS), by default all.',
    )
    .meta({ examples: ['HB_NORTH', 'HB_HOUSTON,LZ_NORTH'] }),
  market: Market.optional(),
  from: MomentText.optional().describe(
    'First interval start, inclusive; a date is a market day. Default: the day of `as_of`, or today; the day before `to`.',
  ),
  to: MomentText.optional().describe(
    'Last interval start, exclusive: `to=2026-11-02` ends with November 1. Default: the end of today, or of the day of `from` where that is later.',
  ),
  interval: Interval.optional(),
  block: BlockNames.optional(),
  location_type: z
    .string()
    .regex(/^[A-Z_]{1,20}$/, 'write a settlement point type such as LZEW')
    .optional()
    .describe(
      'Settlement point type of real-time prices. ERCOT lists load zones twice under one name: as LZ and, weighted by energy, as LZEW. Default: all types but LZEW and LZ_DCEW, so that a name is one series.',
    )
    .meta({ examples: ['LZEW'] }),
  columns: z
    .string()
    .transform(names)
    .optional()
    .describe('Names of columns, separated by commas, in the order wanted. Default: all.'),
  points: z.coerce
    .number()
    .int()
    .min(10)
    .max(100_000)
    .optional()
    .describe(
      'For pictures: about so many rows of each location. Where it has more, of each stretch of time the rows with the lowest and the highest price stay, as they are, and the first and the last of all; `downsampled_from` tells of how many. Not with `limit`.',
    ),
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
  format: FormatName.optional(),
  limit: PageLimit.optional(),
  cursor: CursorText.optional(),
})

const price = (meaning: string) => z.number().nullable().optional().describe(meaning)

export const PriceRow = z
  .object({
    location: z.string().optional().describe('Settlement point.'),
    location_type: z.string().nullable().optional().describe('Type of the real-time price; null where there is none.'),
    ancillary_type: z.string().optional().describe('as: the service.'),
    interval_start: InstantText.optional(),
    interval_end: InstantText.optional(),
    interval_start_local: z.string().optional().describe("The start on the market's wall clock with its offset."),
    hour_ending: z.int().min(1).max(24).optional().describe('Market-local hour that ends; not of days.'),
    price_usd_per_mwh: price('da, rt: the price, USD/MWh.'),
    da_usd_per_mwh: price('spread, combined: day-ahead price, USD/MWh.'),
    rt_usd_per_mwh: price('spread, combined: real-time price, USD/MWh.'),
    rt_minus_da_usd_per_mwh: price('spread: real-time less day-ahead price, USD/MWh.'),
    mcpc_usd_per_mw: price('as: market clearing price for capacity, USD/MW.'),
    ecrs_usd_per_mw: price('combined: contingency reserve, USD/MW.'),
    nspin_usd_per_mw: price('combined: non-spinning reserve, USD/MW.'),
    regdn_usd_per_mw: price('combined: regulation down, USD/MW.'),
    regup_usd_per_mw: price('combined: regulation up, USD/MW.'),
    rrs_usd_per_mw: price('combined: responsive reserve, USD/MW.'),
    intervals: z
      .int()
      .optional()
      .describe(
        'How many intervals the means are of: of a spread hours that have both prices, of combined prices real-time quarter hours.',
      ),
  })
  .describe('Prices of a location in an interval: the columns of its market.')

const CoveredSpan = z.object({ first_interval: InstantText.nullable(), last_interval: InstantText.nullable() })

export const PriceCoverage = CoveredSpan.extend({
  beyond: z.boolean().describe('The range asked for begins before the first interval or ends after the last one.'),
  datasets: z.record(z.string(), CoveredSpan).describe('The same of each dataset that the answer is made of.'),
}).describe('Starts of the first and the last interval that the lake has; null: it has none.')

export const PricesMeta = AnswerMeta.extend({
  coverage: PriceCoverage,
  downsampled_from: z
    .int()
    .optional()
    .describe('`points`: how many rows there were; left out where all of them are here.'),
}).describe('What the answer was made from.')

export const Prices = z
  .object({ meta: PricesMeta, data: z.array(PriceRow) })
  .describe('Prices, in the order of location and interval; times are ISO 8601 in UTC.')

export type PricesQuery = z.infer<typeof PricesQuery>
export type PricesMeta = z.infer<typeof PricesMeta>
export type PriceRow = z.infer<typeof PriceRow>
