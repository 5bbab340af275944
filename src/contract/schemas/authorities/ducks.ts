import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, DateText, HOUR_FIELDS, TRUTH_PARAMETERS } from './authority-parts.ts'

export const DucksQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(60)
    .describe('How many days are ranked: those that ended before today. Default: 60.'),
  date: DateText.optional().describe(
    'One day instead of the ranking: its hours, its typical day, why it has its score. Ranked among the days of the ranking, or of as many that end with it.',
  ),
  reference: z
    .string()
    .regex(/^[A-Z0-9-]{3,40}$/, 'write the name of a window such as ERCO-2025')
    .optional()
    .describe('The window that scores are measured by. Default: the longest that is kept.')
    .meta({ examples: ['ERCO-2025'] }),
  ...TRUTH_PARAMETERS,
})

const Point = (what: string) => z.object({ ...HOUR_FIELDS, mw: z.number() }).describe(what)

export const DuckShape = z
  .object({
    evening_ramp_mw_per_h: z.number().describe('Steepest rise from one hour to the next, both within 15:00 to 21:00.'),
    evening_ramp_from: Point('The hour that it rises from.'),
    evening_ramp_to: Point('The hour that it rises to.'),
    valley_depth_mw: z.number().describe('Highest hour of the day less the lowest of 10:00 to 15:00.'),
    peak: Point('The highest hour.'),
    trough: Point('The lowest hour of 10:00 to 15:00, the first where several are.'),
    three_hour_ramp_mw: z.number().describe('Steepest rise over three hours anywhere in the day, as CAISO counts it.'),
    three_hour_ramp_from: Point('The hour that it rises from.'),
    belly_depth_share: z
      .number()
      .describe(
        'Lower shoulder (05:00 to 10:00, 16:00 to 22:00) less the lowest hour of 10:00 to 16:00, by the mean of the day.',
      ),
  })
  .describe('How a net load bends over a day. Powers are means of an hour; times are of the wall clock.')

export const DuckPoints = z
  .object({
    name: z.enum(['evening_ramp', 'valley_depth', 'trough_time']),
    value: z.number(),
    unit: z.string().describe('MW/h, MW; h: the local hour in which the trough starts.'),
    weight: z.number(),
    percentile: z
      .number()
      .describe(
        '0 to 100: where the value stands in the reference window, 100 the most of a duck; for the trough 100 the earliest.',
      ),
    points: z.number().describe('Weight × percentile, to a tenth.'),
  })
  .describe('What an input gave to a score.')

export const Duck = z
  .object({
    date: z.string(),
    rank: z.int().describe('1 is the best; equal scores share a rank.'),
    score: z.number().describe('0 to 100: the sum of the points.'),
    components: z.array(DuckPoints),
    shape: DuckShape,
    standard_shape: DuckShape.nullable().describe(
      'Of the standard net load, wind taken off too; null where wind is missing in an hour.',
    ),
    first_interval: InstantText.describe('Start of the first hour.'),
    net_load_mwh: z.array(z.number()).describe('Demand less solar of every hour: 23, 24 or 25 of them.'),
    demand_mwh: z.array(z.number()).describe('Demand of the same hours.'),
  })
  .describe('A day with its score.')

const Spread = z.object({ min: z.number(), p25: z.number(), median: z.number(), p75: z.number(), max: z.number() })

export const DuckReference = z
  .object({
    id: z.string().describe('`ERCO-2025`, or with its first and last day.'),
    kept: z
      .boolean()
      .describe('Kept in the lake for good. false: too few whole days for a window, scores are provisional.'),
    first_date: z.string(),
    last_date: z.string(),
    days: z.int().describe('Whole days that it is made of.'),
    days_left_out: z.int(),
    known_at: InstantText.describe('Asked with this `known_at` the lake answers with the same hours again.'),
    versions: z.record(z.string(), z.int()),
    evening_ramp_mw_per_h: Spread,
    valley_depth_mw: Spread,
    trough_hour: Spread,
  })
  .describe('The days by which scores are measured.')

export const LeftOutDuck = z.object({
  date: z.string(),
  reason: z.enum(['not_published', 'demand_missing', 'solar_missing']),
  missing_hours: z.int(),
  text: z.string(),
})

const COMMON = {
  meta: AuthorityMeta,
  authority: AuthorityRef,
  state: z
    .enum(['scored', 'no_solar', 'no_whole_day'])
    .describe('no_solar: the authority reports none, so it has no duck. no_whole_day: no day has every hour.'),
  reference: DuckReference.nullable(),
  first_date: z.string().describe('First day looked at.'),
  last_date: z.string(),
  with_solar: z.array(AuthorityRef).describe('Authorities that report solar.'),
} as const

export const DuckRanking = z
  .object({
    kind: z.literal('ranking'),
    ...COMMON,
    ducks: z.array(Duck).describe('Best first.'),
    left_out: z.array(LeftOutDuck),
    distribution: z
      .array(z.object({ from: z.int(), to: z.int(), count: z.int() }))
      .describe('How many scores fall into each ten points.'),
    sql: z
      .object({ days: z.string(), hours: z.string() })
      .describe('Statements for `/api/v1/sql` that show what stands behind: each day measured, each hour.'),
  })
  .describe('Days by how much of a duck they are.')

const Value = z.number().nullable()

export const DuckDay = z
  .object({
    kind: z.literal('day'),
    ...COMMON,
    date: z.string(),
    previous_date: z.string(),
    next_date: z.string().nullable().describe('null: it has not begun.'),
    duck: Duck.nullable().describe('null: the day is left out, or there is nothing to measure it by.'),
    ranked_days: z.int(),
    left_out: LeftOutDuck.nullable(),
    nearest_date: z.string().nullable().describe('The nearest day that has a score, where this one has none.'),
    typical: z
      .object({ class: z.enum(['weekday', 'weekend']), days: z.int() })
      .describe('Of what the typical net load is the median: the other days looked at that are of the class.'),
    hours: z.array(
      z.object({
        ...HOUR_FIELDS,
        demand_mwh: Value,
        solar_mwh: Value,
        wind_mwh: Value,
        net_load_mwh: Value.describe('Demand less solar.'),
        standard_net_load_mwh: Value.describe('Demand less wind and solar.'),
        typical_net_load_mwh: Value,
      }),
    ),
    fuels: z.array(
      z.object({
        fuel: z.string(),
        name: z.string(),
        total_mwh: z.number(),
        share: Value.describe('Of all that was generated.'),
        mwh: z.array(Value).describe('By hour, in the order of `hours`.'),
      }),
    ),
    sql: z.object({ hours: z.string() }),
  })
  .describe('One day: its net load hour by hour, and why it has its score.')

export const Ducks = z
  .discriminatedUnion('kind', [DuckRanking, DuckDay])
  .describe('The ranking, or with `date` one day.')

export type DucksQuery = z.infer<typeof DucksQuery>
export type Duck = z.infer<typeof Duck>
export type DuckShape = z.infer<typeof DuckShape>
export type DuckPoints = z.infer<typeof DuckPoints>
export type DuckReference = z.infer<typeof DuckReference>
export type LeftOutDuck = z.infer<typeof LeftOutDuck>
export type DuckRanking = z.infer<typeof DuckRanking>
export type DuckDay = z.infer<typeof DuckDay>
export type Ducks = z.infer<typeof Ducks>
