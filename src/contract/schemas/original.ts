import { z } from 'zod'
import { InstantText, MomentText } from './instant.ts'

/** Spellings of price types, as the markets of `/api/v1/prices`. */
export const ORIGINAL_PRICE_TYPES = Object.freeze({
  day_ahead: 'da',
  da: 'da',
  real_time: 'rt',
  rt: 'rt',
  ancillary_services: 'as',
  as: 'as',
  combined: 'combined',
} as const)

type PriceType = keyof typeof ORIGINAL_PRICE_TYPES

export const OriginalPricesQuery = z.object({
  start_date: MomentText.describe('First market day, or first interval start as an instant.'),
  end_date: MomentText.describe('Last market day, inclusive, or last interval start as an instant, inclusive.'),
  hubs: z
    .string()
    .optional()
    .describe('Hubs, load zones and DC ties, separated by commas, 20 at most. Default: all of /api/available_hubs.')
    .meta({ examples: ['HB_HOUSTON,HB_NORTH'] }),
  price_type: z
    .enum(Object.keys(ORIGINAL_PRICE_TYPES) as [PriceType, ...PriceType[]])
    .optional()
    .describe('Default: day_ahead.'),
})

export const OriginalPrices = z
  .object({
    timestamps: z.array(InstantText).describe('Starts of the intervals, UTC.'),
    data: z.array(
      z.object({
        hub: z
          .string()
          .describe('The hub; a service of `ancillary_services`; of `combined` DA_, RT_ and a hub, AS_ and a service.'),
        prices: z.array(z.number().nullable()).describe('One for each timestamp.'),
      }),
    ),
  })
  .describe('Prices side by side.')

export const OriginalHubs = z.array(z.string()).describe('Hubs, load zones and DC ties that have prices.')

export const OriginalHealth = z.object({
  status: z.literal('healthy'),
  service: z.string(),
  timestamp: InstantText,
})

export const OriginalError = z.object({ error: z.string(), details: z.string() }).describe('What went wrong.')

export type OriginalPrices = z.infer<typeof OriginalPrices>
export type OriginalHealth = z.infer<typeof OriginalHealth>
export type OriginalError = z.infer<typeof OriginalError>
