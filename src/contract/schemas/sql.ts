import { z } from 'zod'
import { MomentText } from './instant.ts'
import { Basis, FormatName } from './rows.ts'

export const SqlRequest = z
  .strictObject({
    sql: z.string().min(1).describe('One SELECT over the views, `ercot.rt_spp` and so on.'),
    as_of: MomentText.optional(),
    known_at: MomentText.optional(),
    basis: Basis.optional(),
    format: FormatName.optional(),
    timeout_ms: z.int().min(1).optional().describe('Lowered to what the server allows.'),
    max_rows: z
      .int()
      .min(1)
      .optional()
      .describe('Refused where there are more rows. Lowered to what the server allows.'),
    limit: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('As JSON only: the first so many rows are given, `meta.cut` says whether there are more.'),
  })
  .describe('A question in SQL.')

export type SqlRequest = z.infer<typeof SqlRequest>
