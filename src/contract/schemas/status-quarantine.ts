import { z } from 'zod'
import { InstantText } from './instant.ts'
import { ReceiptRecord } from './receipts.ts'

export const QuarantineQuery = z.object({
  dataset: z.string().min(1).optional().describe('Only of this dataset.'),
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many of each. Default 50.'),
})

export const QuarantinedRowRecord = z
  .object({
    receipt: z.string(),
    dataset: z.string(),
    name: z.string().nullable().describe('Name of its document.'),
    ingested_at: InstantText,
    line: z.number().nullable().describe('Line in the document, 1 is the header; null: not known.'),
    byte_offset: z.number().nullable(),
    column: z.string().nullable().describe('The column at fault; null: the row.'),
    reason: z.string(),
    text: z.string().nullable().describe('The row as it came.'),
  })
  .describe('A row that was set aside.')

export const Quarantine = z
  .object({
    total_documents: z.int().describe('Documents set aside whole, of all times.'),
    total_rows: z.int().describe('Rows set aside, of all times.'),
    documents: z.array(ReceiptRecord),
    rows: z.array(QuarantinedRowRecord),
  })
  .describe('What could not be taken as it came, newest first: documents set aside whole, and rows of others.')

export type QuarantinedRowRecord = z.infer<typeof QuarantinedRowRecord>
export type Quarantine = z.infer<typeof Quarantine>
