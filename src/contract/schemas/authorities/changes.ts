import { z } from 'zod'
import { InstantText } from '../instant.ts'
import { AuthorityMeta, AuthorityRef, DateText, HOUR_FIELDS, SubjectName, TRUTH_PARAMETERS } from './authority-parts.ts'

export const ChangesQuery = z.object({
  date: DateText.optional().describe('A local day; default: the newest day that is over and can be told.'),
  ...TRUTH_PARAMETERS,
})

export const Change = z
  .object({
    kind: z.enum(['max_demand', 'max_net_generation', 'cleanest_hour', 'largest_ramp', 'interchange_swing']),
    label: z.string(),
    text: z.string().describe('The change in a sentence.'),
    unit: z.string(),
    value: z.number().nullable().describe('null: the hours it needs are not published.'),
    hour: z
      .object(HOUR_FIELDS)
      .nullable()
      .describe('The hour it happened in; of a change from hour to hour the later one.'),
    direction: z.enum(['up', 'down']).nullable().describe('Of a change from hour to hour: which way it went.'),
    neighbour: z.string().nullable().describe('Of an interchange swing over one tie: with whom. null: the total.'),
    typical: z.number().nullable().describe('Median of the baseline days.'),
    delta: z.number().nullable(),
    delta_pct: z.number().nullable(),
    baseline_days: z.int().describe('How many days the median is of; it needs 3.'),
    hours_missing: z.int().describe('Hours of the day that are not published.'),
    nothing_to_compare: z
      .string()
      .nullable()
      .describe('What is missing where there is nothing to compare with; null: there is.'),
    sql: z.string(),
  })
  .describe('What one day was like against the same weekday of the 30 days before.')

export const Changes = z
  .object({
    meta: AuthorityMeta,
    authority: AuthorityRef,
    subject: SubjectName,
    date: z.string(),
    weekday: z.string(),
    day: z.object({ from: InstantText, to: InstantText, hours: z.int(), over: z.boolean() }),
    baseline: z.object({
      dates: z.array(z.string()),
      enough: z.boolean(),
      held_from: z
        .string()
        .nullable()
        .describe('The first of the 30 days before of which the lake has anything; null: it has nothing of them.'),
      text: z.string(),
    }),
    changes: z.array(Change),
  })
  .describe('What changed: a day against what is typical.')

export type ChangesQuery = z.output<typeof ChangesQuery>
export type Changes = z.infer<typeof Changes>
export type Change = z.infer<typeof Change>
