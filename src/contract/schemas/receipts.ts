import { z } from 'zod'
import { InstantText } from './instant.ts'

export const ReceiptsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many. Default 20.'),
})

export const ReceiptRecord = z
  .object({
    receipt: z.string().describe('Id of the document in this lake; rows carry it in their column `receipt`.'),
    dataset: z.string(),
    source: z.string().nullable(),
    product: z.string().nullable(),
    document: z.string().nullable().describe('Its id at the source.'),
    name: z.string().nullable(),
    origin: z.string().nullable().describe('Address or path it came from, secrets stripped.'),
    sha256: z.string().nullable(),
    size_bytes: z.number().nullable(),
    epoch: z.string().nullable().describe('The schema epoch it was read by.'),
    published_at: InstantText.nullable().describe('null: inferred row by row.'),
    published_at_basis: z.string().nullable().describe('document, listing, capture or inferred.'),
    obtained_at: InstantText.nullable(),
    ingested_at: InstantText.nullable(),
    parser_version: z.int().nullable(),
    status: z.string().describe('committed, unchanged, empty or quarantined.'),
    code: z.string().nullable(),
    reason: z.string().nullable().describe('Why it was quarantined.'),
    rows_read: z.number().nullable(),
    rows_committed: z.number().nullable(),
    rows_quarantined: z.number().nullable(),
  })
  .describe('A document that this lake has seen, and what became of it.')

export const ReceiptList = z
  .object({ receipts: z.array(ReceiptRecord) })
  .describe('Documents, the last one recorded first.')

export type ReceiptRecord = z.infer<typeof ReceiptRecord>
export type ReceiptList = z.infer<typeof ReceiptList>
