import { z } from 'zod'
import { InstantText, MomentText } from './instant.ts'

export const FindingsQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(8)
    .optional()
    .describe('How many market days up to now are judged. Default 2.'),
  as_of: MomentText.optional().describe('Judges what the world knew at this moment. Default: now.'),
})

export const QualityFinding = z
  .object({
    rule: z.string().describe('gap, dst, suspect_dst, repeated-day, incomplete-hour or silence.'),
    operating_date: z.string(),
    interval_start: InstantText.nullable().describe('The first interval concerned, where it is one.'),
    series: z.string().nullable(),
    detail: z.string(),
  })
  .describe('Something that a reader should know before trusting the rows of a day.')

export const Findings = z
  .object({
    dataset: z.string(),
    from: InstantText,
    to: InstantText,
    rows: z.int().nullable().describe('Rows that were judged; null: this server does not judge.'),
    findings: z.array(QualityFinding),
  })
  .describe('What `gridlake audit` says of the last days of a dataset.')

export type QualityFinding = z.infer<typeof QualityFinding>
export type Findings = z.infer<typeof Findings>
