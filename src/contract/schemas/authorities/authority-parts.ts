import { z } from 'zod'
import { InstantText, MomentText } from '../instant.ts'
import { AnswerMeta, Basis } from '../rows.ts'

/** The parameters by which every question about an authority says which truth it asks for. */
export const TRUTH_PARAMETERS = {
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
} as const

/** A market-local day, `2026-11-20`. */
export const DateText = z
  .string()
  .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write a date such as 2026-11-20')
  .refine((text) => isDate(text), 'there is no such day')
  .meta({ format: 'date', examples: ['2026-11-20'] })

function isDate(text: string): boolean {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

export const AuthorityRef = z
  .object({
    code: z.string().describe("EIA's code: `ERCO`."),
    name: z.string(),
    zone: z.string().describe('IANA zone of its operating day: local times are of it.'),
  })
  .describe('A balancing authority, or a region of EIA.')

/** By what the days of an authority are told. */
export const SubjectName = z
  .enum(['demand', 'net_generation'])
  .describe('What days are told by: demand; of authorities that only generate, and have none, net generation.')

/** How an hour is told: as an instant and on the authority's wall clock. */
export const HOUR_FIELDS = {
  interval_start: InstantText,
  interval_start_local: z.string().describe('The start on the wall clock of the authority, with its offset.'),
  hour_ending: z.int().min(1).max(24).describe('Local hour that ends; both passes of the repeated hour are 2.'),
  label: z
    .string()
    .describe(
      'The start for people: `13:00`; in both passes of the repeated hour with the clock it is of, `01:00 CST`.',
    ),
} as const

/** A publisher, and what may be done with its data. */
const Source = z.object({ name: z.string(), url: z.string(), licence: z.string() })

export const AuthorityMeta = AnswerMeta.extend({
  now: InstantText.describe('The moment the answer was made for, by steps: ages and "so far" are of it.'),
  sources: z.array(Source),
}).describe('What the answer was made from.')

/** A number that a text names, so that the text can be checked against the series. */
export const ClaimValue = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  interval_start: InstantText.nullable().describe('The hour, or the dispatch, it is of; null: of more than one.'),
})

export const Claim = z
  .object({
    kind: z.string(),
    text: z.string(),
    values: z.array(ClaimValue),
    sql: z
      .string()
      .describe('Shows the rows behind it: a statement for `/api/v1/sql`, to be asked under the same `as_of`.'),
  })
  .describe('A sentence with the numbers in it.')

export type AuthorityRef = z.infer<typeof AuthorityRef>
export type AuthorityMeta = z.infer<typeof AuthorityMeta>
export type ClaimValue = z.infer<typeof ClaimValue>
export type Claim = z.infer<typeof Claim>
