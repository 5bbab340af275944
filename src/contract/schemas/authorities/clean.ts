import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, HOUR_FIELDS, TRUTH_PARAMETERS } from './authority-parts.ts'

const FactorBasisName = z.enum(['direct', 'lifecycle'])

export const CleanQuery = z.object({
  factors: FactorBasisName.default('direct').describe(
    'direct: CO2 of the stack alone. lifecycle: CO2 equivalent of fuel, building and running as well. Default: direct.',
  ),
  horizon: z
    .enum(['24', '48'])
    .default('24')
    .transform(Number)
    .describe('Hours looked ahead, the current one included. Default: 24.'),
  load_hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24)
    .default(3)
    .describe('Length of the load for which the best start is found. Default: 3.'),
  ...TRUTH_PARAMETERS,
})

const Intensity = z.number().describe('Average intensity of what is generated here, g/kWh; never the marginal one.')
const Share = z.number().min(0).max(1)

const Span = {
  ...HOUR_FIELDS,
  interval_end: InstantText,
  interval_end_local: z.string().describe('The end on the wall clock of the authority, with its offset.'),
} as const

const CarbonFactorRow = z.object({
  fuel: z.string(),
  name: z.string(),
  g_per_kwh: z.number(),
  basis: FactorBasisName,
  source: z.string(),
  url: z.string(),
  year: z.int(),
  note: z.string(),
  assumed: z.boolean().describe('No publication gives it for this fuel: it is taken from elsewhere.'),
})

const CleanHour = z
  .object({
    ...HOUR_FIELDS,
    intensity_g_per_kwh: Intensity.nullable(),
    kind: z
      .enum(['reported', 'estimated', 'forecast'])
      .describe('estimated: the hour is over, its generation is not published yet.'),
    quartile: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
      .nullable()
      .describe('By the quartiles of the horizon; 1 is the cleanest quarter.'),
  })
  .describe('An hour and its intensity.')

const CleanWindow = z
  .object({ ...Span, hours: z.int(), intensity_g_per_kwh: Intensity, text: z.string() })
  .describe('Hours in a row, each at most at the first quartile of the next 24 hours.')

const ForecastSkill = z
  .object({
    method: z.string(),
    mornings: z
      .int()
      .describe('How many forecasts were replayed, each as of 06:00 and for the 24 hours from 07:00 on.'),
    first_morning: InstantText,
    last_morning: InstantText,
    mae_g_per_kwh: z.number().describe('Mean absolute error of an hour.'),
    mae_share: z.number().describe('Of the mean intensity that came.'),
    bias_g_per_kwh: z.number().describe('Positive: forecasts were too high.'),
    load_hours: z.int(),
    regret_g_per_kwh: z.number().describe('What the chosen start emitted above the best one there was.'),
    saved_g_per_kwh: z.number().describe('What the chosen start saved against starting at 07:00.'),
  })
  .describe('How a method did, from what was known each morning alone.')

export const Clean = z
  .object({
    meta: AuthorityMeta,
    authority: AuthorityRef,
    method: z
      .object({ name: z.enum(['ercot-forecasts', 'seasonal-naive']), title: z.string(), description: z.string() })
      .describe('How hours that are not reported are forecast.'),
    now: z
      .object({
        ...Span,
        intensity_g_per_kwh: Intensity,
        kind: z.literal('forecast').describe('Generation is published later: the current hour is an estimate.'),
        cleaner_than_share: Share.nullable().describe('Part of the reported hours that were dirtier.'),
        compared_hours: z.int(),
        level: z
          .enum(['low', 'below_usual', 'above_usual', 'high'])
          .nullable()
          .describe('Quarter of the reported hours of the last 30 days that it lies in.'),
        text: z.string(),
      })
      .nullable(),
    newest: z
      .object({
        ...Span,
        intensity_g_per_kwh: Intensity,
        age_seconds: z.number().describe('Since the end of the hour.'),
        expected_age_seconds: z.number().describe('What that may be when all is well.'),
        text: z.string(),
      })
      .describe('The newest hour of which generation is published.'),
    horizon_hours: z.int(),
    hours: z.array(CleanHour).describe('48 hours that are over, then the horizon; every hour once.'),
    quartiles: z.object({ q1: z.number(), q2: z.number(), q3: z.number() }).nullable(),
    window_limit_g_per_kwh: z.number().nullable().describe('First quartile of the next 24 hours.'),
    windows: z
      .array(CleanWindow)
      .describe('Clean windows of the next 24 hours, in order of time: the first is the next.'),
    best_start: z
      .object({
        ...Span,
        hours: z.int(),
        intensity_g_per_kwh: Intensity,
        start_now_g_per_kwh: z.number().nullable().describe('Mean of a load that starts with the current hour.'),
        mean_g_per_kwh: z.number().describe('Mean of the horizon.'),
        saving_against_now_g_per_kwh: z.number().nullable(),
        saving_against_now_share: z.number().nullable(),
        saving_against_mean_g_per_kwh: z.number(),
        saving_against_mean_share: z.number(),
        text: z.string(),
      })
      .nullable()
      .describe('The hours in a row with the least mean intensity within the horizon; of equal ones the earliest.'),
    skill: ForecastSkill.nullable().describe('null: no morning can be replayed yet.'),
    baseline_skill: ForecastSkill.nullable().describe('Of the plain method, where another is used.'),
    skill_text: z.string(),
    mix: z
      .object({
        from: InstantText,
        to: InstantText,
        generation_mwh: z.number(),
        fuels: z.array(
          z.object({
            fuel: z.string(),
            name: z.string(),
            mwh: z.number(),
            generation_share: Share,
            emissions_share: Share,
          }),
        ),
        assumed_share: Share.describe('Part of the generation whose factor is assumed.'),
        storage_discharge_mwh: z.number(),
        storage_charge_mwh: z.number(),
      })
      .describe('Who made the energy of the newest 24 hours that are reported, and who its emissions.'),
    factors: z.object({
      basis: FactorBasisName,
      title: z.string(),
      unit: z.string(),
      rows: z.array(CarbonFactorRow),
    }),
    disclaimers: z.array(z.object({ kind: z.string(), text: z.string() })),
    sql: z
      .object({ past: z.string(), generation: z.string(), forecast: z.string() })
      .describe(
        'Statements for `/api/v1/sql`, to be asked under the same `as_of`: intensity of the reported hours, the generation behind it, what the forecast is made from.',
      ),
  })
  .describe('Carbon intensity now, past and to come, and when it is lowest.')

export type CleanHour = z.infer<typeof CleanHour>
export type ForecastSkill = z.infer<typeof ForecastSkill>
export type Clean = z.infer<typeof Clean>
