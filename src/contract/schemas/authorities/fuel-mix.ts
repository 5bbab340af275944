import { z } from 'zod'
import { FUELS } from '../../../core/fuel.ts'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, TRUTH_PARAMETERS } from './authority-parts.ts'
import { AuthoritySeriesQuery } from './series.ts'

export const FuelMixQuery = z.object({
  from: AuthoritySeriesQuery.shape.from,
  to: AuthoritySeriesQuery.shape.to,
  ...TRUTH_PARAMETERS,
})

const Mw = z.number().nullable()

export const FuelMixMoment = z
  .object({
    interval_start: InstantText.describe('The moment itself: a reading has no length.'),
    interval_start_local: z.string(),
    label: z.string().describe('For people: `13:05`; in both passes of the repeated hour with the clock it is of.'),
    fuels: z.partialRecord(z.enum(FUELS), Mw).describe('Output, MW; negative for storage that charges.'),
    shares: z.partialRecord(z.enum(FUELS), z.number()).describe('0 to 1: of what the sources that generated made.'),
    total_mw: Mw.describe('Sum over the energy sources; null: nothing was captured.'),
  })
  .describe('Output at a moment.')

export const FuelMix = z
  .object({
    meta: AuthorityMeta,
    authority: AuthorityRef,
    interval: z.literal('PT5M'),
    fuels: z.array(z.enum(FUELS)),
    totals: z
      .partialRecord(z.enum(FUELS), z.object({ mwh: z.number(), share: z.number().nullable() }))
      .describe('Energy over the moments captured, each held for five minutes, and its share of what was generated.'),
    captured: z.int().describe('How many moments were captured.'),
    last_interval: InstantText.nullable().describe('The newest moment captured.'),
    last_published_at: InstantText.nullable(),
    data: z.array(FuelMixMoment).describe('Every five minutes of the range, captured or not.'),
  })
  .describe('What a balancing authority itself says that it generates from, every five minutes.')

export type FuelMix = z.infer<typeof FuelMix>
export type FuelMixMoment = z.infer<typeof FuelMixMoment>
