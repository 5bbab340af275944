import { z } from 'zod'
import { BLOCKS } from '../../core/time/block.ts'
import { ANSWER_FORMATS } from '../answer-format.ts'
import { InstantText, MomentText } from './instant.ts'

export const Basis = z.enum(['recorded', 'any']).describe('recorded: leave out rows whose publish time was inferred.')
export const FormatName = z.enum(ANSWER_FORMATS).describe('Overrides the Accept header.')

export const BlockNames = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((name) => name.trim()))])
  .pipe(z.array(z.enum(BLOCKS)).min(1))
  .describe(
    'Only intervals that start in these blocks, separated by commas: `5x16` on-peak (hours ending 07 to 22 of Monday to Friday, NERC holidays aside), `2x16` (the same hours of other days), `7x8` (the other hours); market-local.',
  )
  .meta({ pattern: `^(${BLOCKS.join('|')})(,(${BLOCKS.join('|')}))*$`, examples: ['5x16', '2x16,7x8'] })

export const PageLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .describe(
    'At most so many rows: a page. Where there are more, `next_cursor` and the Link header lead to the next one.',
  )

export const CursorText = z
  .string()
  .min(1)
  .meta({ pattern: '^[A-Za-z0-9_-]+$' })
  .describe(
    '`next_cursor` of the page before; the other parameters stay as they were. All pages show the lake as the first one did.',
  )

const Posting = z
  .string()
  .regex(/^(latest|all|at:([01]?[0-9]|2[0-3]))$/, 'write latest, all or at:06 (an hour from 00 to 23)')
  .transform((text): 'latest' | 'all' | { atHour: number } =>
    text === 'latest' || text === 'all' ? text : { atHour: Number(text.slice(3)) },
  )
  .describe(
    'Which versions of a key: `latest` the one that stands; `all` one of each publication, withdrawals included (`withdrawn`); `at:HH`, of forecasts, those that stood at HH:00 market time of each day for the intervals that start after that moment (`stood_at`; in the repeated hour of autumn its first pass, in the hour that spring skips the clock not put forward). Default: latest.',
  )
  .meta({ examples: ['all', 'at:06'] })

const HOURS = '-?[0-9]{1,6}(?:\\.[0-9]{1,6})?'
const LeadHours = z
  .string()
  .regex(new RegExp(`^(?:${HOURS}\\.\\.(?:${HOURS})?|\\.\\.${HOURS})$`), 'write 18..42, 18.. or ..42')
  .transform((text) => {
    const [min = '', max = ''] = text.split('..')
    return { ...(min === '' ? {} : { min: Number(min) }), ...(max === '' ? {} : { max: Number(max) }) }
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'the first number is the smaller one')
  .describe(
    'Of forecasts: only versions published so many hours before the interval starts, both ends included, either left open. With `posting=latest` the latest among those.',
  )
  .meta({ examples: ['18..42'] })

/** The parameters of a rows question; every other parameter is a filter on the column of that name. */
export const RowsQuery = z.object({
  from: MomentText.optional().describe('First interval start, inclusive.'),
  to: MomentText.optional().describe('Last interval start, exclusive.'),
  columns: z.string().min(1).optional().describe('Names of columns, separated by commas. Default: all.'),
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
  block: BlockNames.optional(),
  posting: Posting.optional(),
  lead_hours: LeadHours.optional(),
  format: FormatName.optional(),
  limit: PageLimit.optional(),
  cursor: CursorText.optional(),
})

export const AnswerMeta = z
  .object({
    versions: z.record(z.string(), z.int()).describe('Dataset to the table version that was read.'),
    as_of: InstantText.nullable(),
    known_at: InstantText.nullable(),
    basis: z.enum(['recorded', 'any']),
    schema_epochs: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .describe('Dataset to the schema epochs of the documents that speak of the range asked for.'),
    next_cursor: z
      .string()
      .nullable()
      .optional()
      .describe('What `cursor` takes for the next page; null: this is the last one. Only where there is a limit.'),
    columns: z
      .array(z.string())
      .optional()
      .describe('Of SQL in JSON: the names of the columns in their order, also where no row answers.'),
    rows: z.int().optional(),
    cut: z.boolean().optional().describe('Of SQL with a limit: there are more rows.'),
    inferred_rows: z.int().optional().describe('Rows whose publish time was inferred.'),
  })
  .describe('What the answer was made from.')

export const Rows = z
  .object({ meta: AnswerMeta, data: z.array(z.record(z.string(), z.unknown())) })
  .describe('Rows as objects, column to value; times are ISO 8601 in UTC.')

export type RowsQuery = z.infer<typeof RowsQuery>
export type AnswerMeta = z.infer<typeof AnswerMeta>
