import { z } from 'zod'
import { InstantText } from './instant.ts'

export const StatusEventsQuery = z.object({
  dataset: z.string().min(1).optional().describe('Only of this dataset.'),
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many. Default 100.'),
})

export const StatusEvent = z
  .object({
    id: z.string().describe('Stays the same for the same event.'),
    kind: z
      .enum(['stale', 'recovered', 'quarantined', 'rows_quarantined'])
      .describe(
        'stale: nothing new for three times what the dataset promises. recovered: something came again. quarantined: a document was set aside whole. rows_quarantined: rows of one were.',
      ),
    dataset: z.string(),
    at: InstantText,
    title: z.string(),
    detail: z.string(),
  })
  .describe('Something that happened to a dataset.')

export const StatusEvents = z
  .object({ now: InstantText, events: z.array(StatusEvent) })
  .describe('What happened in the last 30 days, newest first.')

export type StatusEvent = z.infer<typeof StatusEvent>
export type StatusEvents = z.infer<typeof StatusEvents>
