import { z } from 'zod'
import { FUELS } from '../../../core/fuel.ts'
import { InstantText, MomentText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, TRUTH_PARAMETERS } from './authority-parts.ts'
import { FuelValues } from './pulse.ts'

/** The parameters of hours, days or months of an authority. */
export const AuthoritySeriesQuery = z.object({
  from: MomentText.optional().describe(
    'First interval start, inclusive, on the clock of the authority; a date is its day. Default: the day of `as_of`, or today; the day before `to`.',
  ),
  to: MomentText.optional().describe(
    'Last interval start, exclusive. Default: the end of the day of `as_of` or of today, or of the day of `from` where that is later.',
  ),
  interval: z
    .enum(['PT1H', 'P1D', 'P1M'])
    .default('PT1H')
    .describe('Hours, or sums over local days or months that start in the range, whole. Hours: 400 days at most.'),
  ...TRUTH_PARAMETERS,
})

const INTERVAL_FIELDS = {
  interval_start: InstantText,
  interval_end: InstantText,
  interval_start_local: z.string(),
  label: z.string().describe('For people: `13:00`, `2026-06-10`, `2026-06`.'),
  hours: z.int().describe('Hours that the interval has.'),
} as const

const Mwh = (what: string) => z.number().nullable().describe(`${what}, MWh; null: none is published.`)
const Count = (what: string) => z.int().describe(`Hours of the interval whose ${what} is published.`)
const Published = InstantText.nullable().describe('When the last of it was published.')
const COMMON = { meta: AuthorityMeta, authority: AuthorityRef, interval: z.enum(['PT1H', 'P1D', 'P1M']) } as const

export const DemandInterval = z.object({
  ...INTERVAL_FIELDS,
  demand_mwh: Mwh('Demand'),
  demand_hours: Count('demand'),
  forecast_mwh: Mwh('Day-ahead forecast of demand'),
  forecast_hours: Count('forecast'),
  demand_minus_forecast_mwh: Mwh('Demand less forecast, over the hours that have both'),
  published_at: Published,
})

export const Demand = z
  .object({ ...COMMON, data: z.array(DemandInterval) })
  .describe('Demand and its day-ahead forecast. A sum is of the hours that are published: `demand_hours` of `hours`.')

export const GenerationInterval = z.object({
  ...INTERVAL_FIELDS,
  fuels: FuelValues,
  shares: z
    .partialRecord(z.enum(FUELS), z.number())
    .describe('0 to 1: of what the energy sources that generated made together; storage that charges is none.'),
  total_mwh: Mwh('Sum over the energy sources'),
  generation_hours: Count('generation by energy source'),
  net_generation_mwh: Mwh('Net generation as reported in total'),
  net_generation_hours: Count('net generation'),
  published_at: Published,
})

export const Generation = z
  .object({
    ...COMMON,
    fuels: z.array(z.enum(FUELS)),
    totals: z
      .partialRecord(z.enum(FUELS), z.object({ mwh: z.number(), share: z.number().nullable() }))
      .optional()
      .describe(
        'Of each energy source the sum over all intervals and its share of what was generated; storage that took more than it gave has none.',
      ),
    data: z.array(GenerationInterval),
  })
  .describe('Net generation by energy source.')

export const InterchangeInterval = z.object({
  ...INTERVAL_FIELDS,
  interchange_mwh: Mwh('Total interchange as reported, exports positive'),
  interchange_hours: Count('total interchange'),
  exports_mwh: Mwh('What went to neighbours, summed over ties and hours'),
  imports_mwh: Mwh('What came from neighbours, a positive number'),
  neighbours: z
    .record(z.string(), z.number().nullable())
    .describe('Neighbour to what went there, MWh; negative: it came from there.'),
  neighbour_hours: Count('interchange with any neighbour'),
  published_at: Published,
})

export const Interchange = z
  .object({
    ...COMMON,
    neighbours: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
    data: z.array(InterchangeInterval),
  })
  .describe('Interchange in total and with each neighbour.')

export type AuthoritySeriesQuery = z.output<typeof AuthoritySeriesQuery>
export type Demand = z.infer<typeof Demand>
export type DemandInterval = z.infer<typeof DemandInterval>
export type Generation = z.infer<typeof Generation>
export type GenerationInterval = z.infer<typeof GenerationInterval>
export type Interchange = z.infer<typeof Interchange>
export type InterchangeInterval = z.infer<typeof InterchangeInterval>
