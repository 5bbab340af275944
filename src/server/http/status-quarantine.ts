import { type Quarantine, QuarantineQuery } from '../../contract/schemas/status-quarantine.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { parseQuery } from './parse-query.ts'
import { toReceiptRecord } from './receipt-record.ts'

const DEFAULT_LIMIT = 50

/** `GET /api/v1/quarantine`. */
export function addQuarantine(app: Api, { engine, catalogue }: ApiDeps): void {
  app.get('/api/v1/quarantine', async (c) => {
    const { dataset, limit = DEFAULT_LIMIT } = parseQuery(QuarantineQuery, c.req.url)
    const only = dataset === undefined ? undefined : findDataset(dataset, catalogue).id
    const [statuses, documents, rows] = await Promise.all([
      engine.status(),
      engine.records.receipts({ ...(only ? { datasets: [only] } : {}), only: 'quarantined', limit }),
      engine.records.quarantinedRows({ ...(only ? { dataset: only } : {}), limit }),
    ])
    const counted = statuses.filter(({ id }) => only === undefined || id === only)
    const quarantine: Quarantine = {
      total_documents: counted.reduce((sum, { quarantinedDocuments }) => sum + quarantinedDocuments, 0),
      total_rows: counted.reduce((sum, { quarantinedRows }) => sum + quarantinedRows, 0),
      documents: documents.map(toReceiptRecord),
      rows: rows.map(({ ingestedAt, byteOffset, ...row }) => ({
        ...row,
        ingested_at: ingestedAt,
        byte_offset: byteOffset,
      })),
    }
    return c.json(quarantine, 200, { 'cache-control': 'no-store' })
  })
}
