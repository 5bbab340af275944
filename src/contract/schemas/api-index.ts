import { z } from 'zod'

export const ApiIndex = z
  .object({
    name: z.string(),
    version: z.string(),
    source: z.enum(['twin', 'live']).describe('twin: the data are simulated.'),
    docs: z.string().describe('A page for people.'),
    openapi: z.string().describe('The same for machines.'),
    resources: z.record(z.string(), z.string()).describe('Name to path; what stands in braces is to be filled in.'),
  })
  .describe('What there is to ask.')

export type ApiIndex = z.infer<typeof ApiIndex>
