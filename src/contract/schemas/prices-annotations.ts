import { z } from 'zod'
import { InstantText } from './instant.ts'
import { PricesQuery } from './prices.ts'
import { AnswerMeta } from './rows.ts'

export const PriceAnnotationsQuery = PricesQuery.pick({
  from: true,
  to: true,
  as_of: true,
  known_at: true,
  basis: true,
}).extend({
  floor: z.coerce.number().min(0).max(10_000).optional().describe('Only adders above so many USD/MWh. Default: 1.'),
  constraints: z.coerce
    .number()
    .int()
    .min(0)
    .max(50)
    .optional()
    .describe('How many constraints, those with the highest shadow prices. Default: 8.'),
})

const usd = (meaning: string) => z.number().describe(`${meaning}, USD/MWh.`)
const span = {
  from: InstantText.describe('First SCED run.'),
  to: InstantText.describe('End of the last SCED run: five minutes after it started.'),
  runs: z.int().describe('SCED runs in it.'),
}

const AdderSpan = z.object({
  ...span,
  max_usd_per_mwh: usd('Highest sum of the energy price adders'),
  mean_usd_per_mwh: usd('Mean of the runs'),
})

const ConstraintSpan = z.object({ ...span, max_usd_per_mwh: usd('Highest shadow price') })

const BindingConstraint = z.object({
  constraint_name: z.string(),
  contingency_name: z.string(),
  from_station: z.string(),
  to_station: z.string(),
  runs: z.int().describe('SCED runs in which it bound.'),
  hours: z.number().describe('The same as hours, twelve runs each.'),
  max_shadow_price_usd_per_mwh: usd('Highest shadow price'),
  mean_shadow_price_usd_per_mwh: usd('Mean shadow price of the runs in which it bound'),
  peak_at: InstantText.describe('The run with the highest shadow price, the earliest of equal ones.'),
  spans: z.array(ConstraintSpan).describe('When it bound; runs less than 20 minutes apart are one span.'),
})

/** What explains prices of a range: adders and constraints. */
export const PriceAnnotations = z
  .object({
    meta: AnswerMeta,
    missing: z.array(z.string()).describe('Datasets that the lake never had: nothing is said of them.'),
    adders: z.array(AdderSpan).describe('When energy price adders were above the floor, in order of time.'),
    constraints: z.array(BindingConstraint).describe('Binding constraints, the highest shadow price first.'),
    sql: z
      .object({ adders: z.string(), constraints: z.string() })
      .describe('The statements that made them, over the public views.'),
  })
  .describe('What explains the prices of a range.')

export type PriceAnnotations = z.infer<typeof PriceAnnotations>
export type AdderSpan = z.infer<typeof AdderSpan>
export type BindingConstraint = z.infer<typeof BindingConstraint>
