import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, Claim, DateText, TRUTH_PARAMETERS } from './authority-parts.ts'

export const ConditionQuery = z.object({
  date: DateText.optional().describe('A local day; default: today.'),
  ...TRUTH_PARAMETERS,
})

const ConditionWord = z
  .enum(['Calm', 'Tightening', 'Tight', 'Scarce'])
  .describe("By the highest energy price adder of the day, see `scale`. It is not the operator's own condition.")

export const GridCondition = z
  .object({
    word: ConditionWord,
    claim: Claim.describe('Why, with the highest adder of the day.'),
    known_hours: z.int().describe('Hours of the day of which adders are known.'),
    last_dispatch: InstantText.describe('The newest of which an adder is known.'),
  })
  .describe('How a grid stood on a day: its energy price adders rise as reserves are run down.')

export const Condition = z
  .object({
    meta: AuthorityMeta,
    authority: AuthorityRef,
    date: z.string(),
    day: z.object({ from: InstantText, to: InstantText, hours: z.int().describe('23, 24 or 25.'), over: z.boolean() }),
    told_by: z.string().nullable().describe('The dataset that tells it; null: none does of this authority.'),
    condition: GridCondition.nullable(),
    missing: z.string().nullable().describe('Why there is no condition; null: there is one.'),
    scale: z
      .array(z.object({ word: ConditionWord, from_usd_per_mwh: z.number() }))
      .describe('Which word stands from so high an adder on.'),
  })
  .describe('How the grid of a balancing authority stood on a day, in a word.')

export type ConditionQuery = z.output<typeof ConditionQuery>
export type Condition = z.infer<typeof Condition>
