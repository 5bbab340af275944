import { z } from 'zod'
import { BLOCKS } from '../../core/time/block.ts'
import { ANSWER_FORMATS } from '../answer-format.ts'
import { InstantText, MomentText } from './instant.ts'

export const Basis = z.enum(['recorded', 'any']).describe('recorded: leave out rows whose publish time was inferred.')
export const FormatName = z.enum(ANSWER_FORMATS).describe('Overrides the Accept header.')

const BlockNames = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((name) => name.trim()))])
  .pipe(z.array(z.enum(BLOCKS)).min(1))
  .describe(
    'Only intervals that start in these blocks, separated by commas: `5x16` on-peak (hours ending 07 to 22 of Monday to Friday, NERC holidays aside), `2x16` (the same hours of other days), `7x8` (the other hours); market-local.',
  )
  .meta({ examples: ['5x16', '2x16,7x8'] })

/** The parameters of a rows question; every other parameter is a filter on the column of that name. */
export const RowsQuery = z.object({
  from: MomentText.optional().describe('First interval start, inclusive.'),
  to: MomentText.optional().describe('Last interval start, exclusive.'),
  columns: z.string().min(1).optional().describe('Names of columns, separated by commas. Default: all.'),
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
  block: BlockNames.optional(),
  format: FormatName.optional(),
  limit: z.coerce.number().int().min(1).optional().describe('At most so many rows.'),
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
    rows: z.int().optional(),
    inferred_rows: z.int().optional().describe('Rows whose publish time was inferred.'),
  })
  .describe('What the answer was made from.')

export const Rows = z
  .object({ meta: AnswerMeta, data: z.array(z.record(z.string(), z.unknown())) })
  .describe('Rows as objects, column to value; times are ISO 8601 in UTC.')

export type RowsQuery = z.infer<typeof RowsQuery>
export type AnswerMeta = z.infer<typeof AnswerMeta>
