import type { TableSchema } from '../table-schema.ts'

/** One row per row that was set aside, with the text as it came. */
export const quarantineTable: TableSchema = {
  name: 'gridlake.quarantine',
  columns: [
    { name: 'receipt', type: 'string', meaning: 'Document of the row.' },
    { name: 'dataset', type: 'string', meaning: 'Dataset id.' },
    { name: 'ingested_at', type: 'timestamp', meaning: 'When it was set aside.' },
    { name: 'line', type: 'long', meaning: 'Line in the document, 1 is the header; empty where not known.' },
    { name: 'byte_offset', type: 'long', meaning: 'Offset in the document; empty where not known.' },
    { name: 'column_name', type: 'string', meaning: 'Document column at fault; empty where it is the row.' },
    { name: 'reason', type: 'string', meaning: 'Why.' },
    { name: 'row_text', type: 'string', meaning: 'The row as it came.' },
  ],
  partitionColumns: [],
  sort: ['dataset', 'ingested_at', 'receipt', 'line'],
}
