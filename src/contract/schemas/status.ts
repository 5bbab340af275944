import { z } from 'zod'
import { DatasetHealth } from './health.ts'
import { InstantText } from './instant.ts'

export const DatasetStanding = DatasetHealth.extend({
  kind: z.enum(['fact', 'forecast', 'snapshot', 'reference']),
  cadence: z.string().describe('ISO 8601: how often new rows appear.'),
  lag: z.string().describe('ISO 8601: how long after its end an interval is published at the latest.'),
  expected_age_seconds: z
    .number()
    .describe('Cadence and lag together: what a publication may be old when all is well.'),
  files: z.int(),
  bytes: z.int(),
  first_interval: InstantText.nullable(),
  last_ingested_at: InstantText.nullable(),
  quarantined_rows: z.int(),
  expected_next_at: InstantText.nullable().describe(
    'When the next publication is due: a cadence after the newest; null: nothing yet, or upstream has ended it.',
  ),
  ended_on: z.string().nullable().describe('The day from which upstream publishes no more of it.'),
  last_day: z
    .object({ documents: z.int(), rows: z.int() })
    .describe('What was committed in the last 24 hours: documents, and rows with every version of them.'),
}).describe('What the lake holds of one dataset, and how old that is against its rhythm.')

export const ServerProcess = z
  .object({
    uptime_seconds: z.number(),
    rss_bytes: z.int().describe('Memory of the server process.'),
  })
  .describe('The process that answers.')

export const SqlLimits = z
  .object({ timeout_ms: z.number(), max_rows: z.number(), max_bytes: z.number() })
  .describe('What one question in SQL may take.')

export const ServerStatus = z
  .object({
    version: z.string().describe('The version of gridlake.'),
    source: z.enum(['twin', 'live']).describe('twin: the data are simulated.'),
    now: InstantText.describe('The clock of the server.'),
    process: ServerProcess,
    cache: z
      .record(z.string(), z.number())
      .nullable()
      .describe('Counters of the cache of answers; null: there is none.'),
    sql: SqlLimits,
    datasets: z.array(DatasetStanding),
  })
  .describe('How the server and its lake are doing.')

export type DatasetStanding = z.infer<typeof DatasetStanding>
export type ServerStatus = z.infer<typeof ServerStatus>
