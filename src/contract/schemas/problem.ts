import { z } from 'zod'
import { ERROR_TABLE } from '../../core/errors.ts'

const codes = Object.keys(ERROR_TABLE) as [keyof typeof ERROR_TABLE, ...(keyof typeof ERROR_TABLE)[]]

export const Problem = z
  .object({
    type: z.string().describe('A name for this kind of problem.'),
    title: z.string().describe('The kind of problem in a few words.'),
    status: z.int().describe('The HTTP status.'),
    detail: z.string().describe('What went wrong with this request.'),
    instance: z.string().describe('The path that was asked.'),
    code: z.enum(codes).describe('The error code, the same at every door.'),
    hint: z.string().optional().describe('What to do about it.'),
    context: z.record(z.string(), z.unknown()).optional().describe('What, which, where.'),
  })
  .describe('An error (RFC 9457).')
