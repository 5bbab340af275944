import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { Truth } from '../../../src/engine/question.ts'
import { relationSql } from '../../../src/engine/relation-sql.ts'
import type { Lake } from '../../../src/lake/lake.ts'

export type PriceKey = readonly [start: string, name: string, type: string, price: number]

/** All prices of a dataset under a truth, in order. */
export async function readPrices(lake: Lake, id: string, truth: Truth = {}): Promise<PriceKey[]> {
  const dataset = findDataset(id)
  const table = lake.table(dataset)
  const { sql } = relationSql(dataset, table, await table.snapshot(), lake.store, truth)
  const [name, price] =
    id === 'ercot.dam_mcpc' ? ['ancillary_type', 'mcpc_usd_per_mw'] : ['settlement_point', 'price_usd_per_mwh']
  const type = id === 'ercot.rt_spp' ? 'settlement_point_type' : `''`
  using session = await lake.database.connect()
  const rows = await session.rows<{ start: string; name: string; type: string; price: number }>(
    `SELECT strftime(interval_start, '%Y-%m-%dT%H:%MZ') AS start, ${name} AS name, ${type} AS type, ${price} AS price
     FROM (${sql}) WHERE NOT withdrawn ORDER BY ALL`,
  )
  return rows.map((row) => [row.start, row.name, row.type, row.price])
}
