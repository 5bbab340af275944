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
}).describe('What the lake holds of one dataset, and how old that is against its rhythm.')

export const ServerProcess = z
  .object({
    uptime_seconds: z.number(),
    rss_bytes: z.int().describe('Memory of the server process.'),
  })
  .describe('The process that answers.')

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
    datasets: z.array(DatasetStanding),
  })
  .describe('How the server and its lake are doing.')

export type ServerStatus = z.infer<typeof ServerStatus>
