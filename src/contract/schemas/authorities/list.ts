import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityRef } from './authority-parts.ts'

const Interval = InstantText.nullable()

export const AuthoritySummary = AuthorityRef.extend({
  kind: z.enum(['authority', 'region']).describe('region: a sum that EIA makes over authorities.'),
  region: z.string().nullable().describe("EIA's code of the region it lies in; null: not known."),
  region_name: z.string().nullable(),
  active_from: z.string().nullable().describe('First day, where it began after EIA-930 did in July 2015.'),
  retired_on: z.string().nullable(),
  successors: z.array(z.string()).describe('Who took over what it balanced, where that is known.'),
  has_data: z.boolean().describe('The lake has hours of it.'),
  first_interval: Interval.describe('Start of the first hour that the lake has of its demand or generation.'),
  last_interval: z
    .object({
      demand: Interval,
      forecast: Interval,
      net_generation: Interval,
      interchange: Interval,
      generation: Interval.describe('Generation by energy source.'),
      neighbours: Interval.describe('Interchange by neighbour.'),
    })
    .describe('Starts of the last hours that the lake has, by series.'),
}).describe('A balancing authority or region, and what the lake has of it.')

export const AuthorityList = z
  .object({
    total: z.int().describe('How many match, whatever the limit.'),
    authorities: z.array(AuthoritySummary),
  })
  .describe('Balancing authorities and regions, by code.')

export const AuthoritiesQuery = z.object({
  q: z
    .string()
    .max(100)
    .optional()
    .describe('What the code or the name begins with or has in it, in any case; codes that begin with it come first.')
    .meta({ examples: ['cal'] }),
  kind: z.enum(['authority', 'region']).optional(),
  has_data: z.enum(['true', 'false']).optional().describe('Only those of which the lake has hours, or has none.'),
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many. Default: all.'),
})

export type AuthoritySummary = z.infer<typeof AuthoritySummary>
export type AuthorityList = z.infer<typeof AuthorityList>
export type AuthoritiesQuery = z.infer<typeof AuthoritiesQuery>
