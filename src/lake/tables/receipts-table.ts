import type { TableSchema } from '../table-schema.ts'

/** One row per document seen: what it was, where its original is kept, what became of it. */
export const receiptsTable: TableSchema = {
  name: 'gridlake.receipts',
  columns: [
    { name: 'receipt', type: 'string', meaning: 'Id of the document in this lake; rows carry it.' },
    { name: 'dataset', type: 'string', meaning: 'Dataset id.' },
    { name: 'source', type: 'string', meaning: 'ercot-mis, eia-v2 or file.' },
    { name: 'product', type: 'string', meaning: 'Product id at the source.' },
    { name: 'document', type: 'string', meaning: 'Document id at the source.' },
    { name: 'name', type: 'string', meaning: 'Name by which it was listed or found.' },
    { name: 'origin', type: 'string', meaning: 'Address or path, secrets stripped.' },
    { name: 'sha256', type: 'string', meaning: 'SHA-256 of the document bytes, hex.' },
    { name: 'size_bytes', type: 'long', meaning: 'Size of the document.' },
    {
      name: 'raw_path',
      type: 'string',
      meaning: 'The original in the raw store: a file, or `<zip of many>#<offset>+<length>/<name in it>`.',
    },
    { name: 'epoch', type: 'string', meaning: 'Schema epoch it was read by.' },
    {
      name: 'published_at',
      type: 'timestamp',
      meaning: 'Publish time of the document; empty when inferred row by row.',
    },
    { name: 'published_at_basis', type: 'string', meaning: 'document, listing, capture or inferred.' },
    { name: 'obtained_at', type: 'timestamp', meaning: 'When it was obtained.' },
    { name: 'ingested_at', type: 'timestamp', meaning: 'When it was committed.' },
    { name: 'parser_version', type: 'integer', meaning: 'Which version of the parser read it.' },
    { name: 'status', type: 'string', meaning: 'committed, unchanged, empty or quarantined.' },
    { name: 'code', type: 'string', meaning: 'Error code of a quarantined document.' },
    { name: 'reason', type: 'string', meaning: 'Why it was quarantined, in words.' },
    { name: 'rows_read', type: 'long', meaning: 'Rows in the document.' },
    { name: 'rows_committed', type: 'long', meaning: 'Rows written to the table, withdrawals included.' },
    { name: 'rows_quarantined', type: 'long', meaning: 'Rows set aside in gridlake.quarantine.' },
    { name: 'scope_start', type: 'timestamp', meaning: 'First interval the document is complete for.' },
    { name: 'scope_end', type: 'timestamp', meaning: 'End of that range, exclusive; empty: it claims nothing.' },
    { name: 'scope_facets', type: 'string', meaning: 'JSON: column to the values it is complete for; empty: all.' },
  ],
  partitionColumns: [],
  sort: ['dataset', 'published_at', 'receipt'],
}
