import { z } from 'zod'
import { FUELS } from '../../../core/fuel.ts'
import { InstantText } from '../instant.ts'
import {
  AuthorityMeta,
  AuthorityRef,
  Claim,
  DateText,
  HOUR_FIELDS,
  SubjectName,
  TRUTH_PARAMETERS,
} from './authority-parts.ts'

export const PulseQuery = z.object({
  date: DateText.optional().describe('A local day; default: the newest one that can be told, today included.'),
  ...TRUTH_PARAMETERS,
})

const Mwh = (what: string) => z.number().nullable().describe(`${what}, MWh; null: none is published.`)

export const FuelValues = z
  .partialRecord(z.enum(FUELS), z.number().nullable())
  .describe('Net generation by energy source, MWh; null: none is published. Storage is negative while it charges.')

export const PulseHour = z
  .object({
    ...HOUR_FIELDS,
    demand_mwh: Mwh('Demand'),
    forecast_mwh: Mwh('Demand as it was forecast the day before'),
    net_generation_mwh: Mwh('Net generation'),
    interchange_mwh: Mwh('Total interchange, exports positive'),
    fuels: FuelValues,
    intensity_g_per_kwh: z
      .number()
      .nullable()
      .describe('Average direct emissions of what is generated; null where the mix is not known.'),
    intensity_quartile: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .nullable()
      .describe('By the quartiles of the hours of the day; 1 is the cleanest quarter.'),
    price_usd_per_mwh: z
      .number()
      .nullable()
      .describe('Real-time price of the hub average, the mean of the hour; null where there is none.'),
  })
  .describe('An hour of the day; a day has 23, 24 or 25.')

export const PulseKpi = z
  .object({
    kind: z.enum(['demand', 'net_generation', 'peak', 'renewables_share', 'price', 'intensity']),
    label: z.string(),
    value: z.number().nullable().describe('null: not published.'),
    unit: z.string(),
    scope: z.enum(['hour', 'day', 'day_so_far']).describe('hour: of the newest hour. day: of all hours of the day.'),
    interval_start: InstantText.nullable().describe('The hour it is of; of a day the first.'),
    interval_end: InstantText.nullable().describe('When the last hour that it is of ended.'),
    hours: z.int().describe('How many hours it is made of.'),
    typical: z.number().nullable().describe('Median of the same hours of the baseline days.'),
    delta: z.number().nullable().describe('The value less what is typical.'),
    delta_pct: z.number().nullable(),
    baseline_days: z.int(),
    forecast: z
      .object({ value: z.number(), delta: z.number(), delta_pct: z.number().nullable() })
      .nullable()
      .describe('Of demand: the day-ahead forecast of the same hours, and the value less that.'),
    age_seconds: z.number().nullable().describe('From `interval_end` to `meta.now`; null once the day is over.'),
  })
  .describe('A number worth a glance, against what is typical.')

export const PulseAnnotation = z
  .object({
    kind: z.enum(['peak', 'trough', 'forecast', 'ramp', 'cleanest', 'price']),
    interval_start: InstantText,
    value: z.number(),
    unit: z.string(),
    label: z.string(),
  })
  .describe('A point of the chart that a bullet speaks of.')

export const PulseMeta = AuthorityMeta.extend({
  receipts: z
    .array(z.string())
    .describe('The documents that the rows of the day came from, by id; the first 100. See `gridlake.receipts`.'),
  receipt_count: z.int().describe('How many documents there are.'),
  last_published_at: InstantText.nullable().describe('When the last row of the day was published.'),
}).describe('What the answer was made from, so that it can be cited.')

export const Pulse = z
  .object({
    meta: PulseMeta,
    authority: AuthorityRef.extend({
      retired_on: z.string().nullable(),
      successors: z.array(z.string()),
    }),
    subject: SubjectName,
    date: z.string(),
    weekday: z.string().describe('Name of the day, `Wednesday`.'),
    day: z.object({
      from: InstantText,
      to: InstantText,
      hours: z.int().describe('23, 24 or 25.'),
      demand_hours: z.int().describe('Hours whose demand is published.'),
      told_hours: z.int().describe('Hours of `subject` that are published.'),
      state: z
        .enum(['whole', 'so_far', 'partial'])
        .describe('whole: every hour is there. so_far: hours are still to come. partial: hours are missing.'),
    }),
    headline: Claim.describe('At most 120 characters.'),
    bullets: z.array(Claim).describe('3 to 5; kinds peak, trough, forecast, ramp, cleanest, price, exports.'),
    kpis: z.array(PulseKpi),
    annotations: z.array(PulseAnnotation),
    clean: z
      .object({
        limit_g_per_kwh: z.number().describe('First quartile of the hours that are known.'),
        lowest_g_per_kwh: z.number(),
        highest_g_per_kwh: z.number(),
        known_hours: z.int(),
        spans: z
          .array(z.object({ interval_start: InstantText, interval_end: InstantText, hours: z.int() }))
          .describe('Hours in a row at or under the limit.'),
      })
      .nullable()
      .describe('The cleanest quarter of the day, by average direct intensity; null: none of it is known.'),
    baseline: z
      .object({ dates: z.array(z.string()), enough: z.boolean() })
      .describe(
        'The same weekday of the 30 days before, those that have hours of `subject`; what is typical needs at least 3 of them.',
      ),
    fuels: z.array(z.enum(FUELS)).describe('Those that the day has, in the order in which they are stacked.'),
    hours: z.array(PulseHour),
    previous_date: z.string().nullable().describe('The nearest earlier day that can be told.'),
    next_date: z.string().nullable(),
  })
  .describe('A day of a balancing authority in words and numbers, every word with its rows.')

export type PulseQuery = z.output<typeof PulseQuery>
export type Pulse = z.infer<typeof Pulse>
export type PulseHour = z.infer<typeof PulseHour>
export type PulseKpi = z.infer<typeof PulseKpi>
export type PulseAnnotation = z.infer<typeof PulseAnnotation>
export type PulseMeta = z.infer<typeof PulseMeta>
