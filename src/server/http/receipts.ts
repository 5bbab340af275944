import { type ReceiptList, ReceiptsQuery } from '../../contract/schemas/receipts.ts'
import { findViewed, isMart } from '../../datasets/find-viewed.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { parseQuery } from './parse-query.ts'
import { toReceiptRecord } from './receipt-record.ts'

const DEFAULT_LIMIT = 20

/** `GET /api/v1/datasets/{id}/receipts`. */
export function addReceipts(app: Api, { engine, catalogue }: ApiDeps): void {
  app.get('/api/v1/datasets/:id/receipts', async (c) => {
    const viewed = findViewed(c.req.param('id'), catalogue)
    const { limit = DEFAULT_LIMIT } = parseQuery(ReceiptsQuery, c.req.url)
    const datasets = isMart(viewed) ? viewed.reads : [viewed.id]
    const receipts = await engine.records.receipts({ datasets, limit })
    const list: ReceiptList = { receipts: receipts.map(toReceiptRecord) }
    return c.json(list, 200, { 'cache-control': 'no-store' })
  })
}
