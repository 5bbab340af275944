import { z } from 'zod'
import { InstantText, MomentText } from './instant.ts'
import { AnswerMeta, Basis } from './rows.ts'

export const GapsQuery = z.object({
  from: MomentText.optional().describe('First market day. Default: 29 days before the last one.'),
  to: MomentText.optional().describe('The day after the last one. Default: tomorrow.'),
  as_of: MomentText.optional().describe('What the world knew at this moment. Default: now.'),
  known_at: MomentText.optional().describe('What this lake held at this moment. Default: now.'),
  basis: Basis.optional(),
})

const HourStateName = z
  .enum(['present', 'partial', 'absent', 'pending', 'before'])
  .describe(
    'present: every interval of the hour has rows (of readings: there is one). partial: some have. absent: none has, and it is past the time by which they should. pending: they are not all due yet. before: the hour ends before the first interval of the lake.',
  )

export const GapHour = z
  .object({
    start: InstantText,
    local: z.string().describe('Market time, `01:00 CDT`; both passes of the repeated hour differ.'),
    intervals: z.int().describe('Different intervals that start in the hour and have a row.'),
    state: HourStateName,
  })
  .describe('An hour of the gap calendar.')

export const GapDay = z
  .object({ date: z.string(), hours: z.array(GapHour) })
  .describe('A market day, each of its hours once: 23 in spring, 25 in autumn.')

export const GapCalendar = z
  .object({
    dataset: z.string(),
    zone: z.string().describe('The zone of its days and hours.'),
    interval_seconds: z
      .number()
      .nullable()
      .describe('The most frequent length of intervals; 0: readings of moments; null: none in the range.'),
    expected_per_hour: z.int().nullable().describe('Intervals that an hour should have; null: one reading will do.'),
    counts: z
      .object({ present: z.int(), partial: z.int(), absent: z.int(), pending: z.int(), before: z.int() })
      .describe('Hours by state.'),
    days: z.array(GapDay),
    meta: AnswerMeta,
  })
  .describe('In which hours a dataset has rows.')

export type GapHour = z.infer<typeof GapHour>
export type GapDay = z.infer<typeof GapDay>
export type GapCalendar = z.infer<typeof GapCalendar>
