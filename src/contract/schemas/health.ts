import { z } from 'zod'
import { InstantText } from './instant.ts'

export const DatasetHealth = z
  .object({
    id: z.string(),
    version: z.int().nullable().describe('Table version; null where nothing was ingested yet.'),
    rows: z.int(),
    last_interval: InstantText.nullable(),
    last_published_at: InstantText.nullable(),
    age_seconds: z.number().nullable().describe('Seconds since the newest publication.'),
    freshness: z
      .enum(['fresh', 'late', 'stale'])
      .nullable()
      .describe(
        'The age against the cadence and lag of the dataset; null: nothing of it yet, or upstream has ended it.',
      ),
    quarantined_documents: z.int(),
  })
  .describe('How far one dataset has come.')

export const Health = z
  .object({
    status: z.enum(['ok', 'degraded']).describe('degraded: the server runs, the lake cannot be read right now.'),
    version: z.string().describe('The version of gridlake.'),
    source: z.enum(['twin', 'live']).describe('twin: the data are simulated.'),
    now: InstantText.describe('The clock of the server.'),
    detail: z.string().optional().describe('Why it is degraded.'),
    datasets: z.array(DatasetHealth),
  })
  .describe('Whether the server runs, and how fresh its data are.')

export type Health = z.infer<typeof Health>
