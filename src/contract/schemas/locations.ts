import { z } from 'zod'
import { InstantText } from './instant.ts'

const LocationKind = z.enum([
  'hub',
  'load_zone',
  'dc_tie',
  'resource_node',
  'balancing_authority',
  'region',
  'ancillary_service',
])

export const LocationsQuery = z.object({
  q: z
    .string()
    .max(100)
    .optional()
    .describe('What the name begins with or has in it, in any case; names that begin with it come first.')
    .meta({ examples: ['houst'] }),
  kind: LocationKind.optional(),
  dataset: z
    .string()
    .min(1)
    .optional()
    .describe('Only what this dataset speaks of.')
    .meta({ examples: ['ercot.rt_spp'] }),
  limit: z.coerce.number().int().min(1).max(100_000).optional().describe('At most so many. Default: all.'),
})

export const Location = z
  .object({
    name: z.string(),
    kind: LocationKind,
    types: z.array(z.string()).describe('Settlement point types under which real-time prices list it.'),
    datasets: z.array(z.string()),
    first_interval: InstantText,
    last_interval: InstantText,
  })
  .describe('A place that datasets speak of, or a service that has prices.')

export const LocationList = z
  .object({ total: z.int().describe('How many there are, whatever the limit.'), locations: z.array(Location) })
  .describe('Locations by name.')

export type Location = z.infer<typeof Location>
export type LocationList = z.infer<typeof LocationList>
export type LocationsQuery = z.infer<typeof LocationsQuery>
