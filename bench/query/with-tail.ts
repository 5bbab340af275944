import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { Session } from '../../src/duckdb/database.ts'
import { applyActions, type Snapshot } from '../../src/lake/delta/snapshot.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { correctedSql } from './build-spp-lake.ts'
import { writeMonth } from './month-parts.ts'

/** Runs `work` on the table as it would be with a commit of corrections more, which is never made. */
export async function withTail<Result>(
  lake: Lake,
  session: Session,
  snapshot: Snapshot,
  { month, where }: { month: string; where: string },
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  const sql = `SELECT * REPLACE (ingested_at + INTERVAL 1 HOUR AS ingested_at, published_at + INTERVAL 1 HOUR AS published_at, price_usd_per_mwh + 1 AS price_usd_per_mwh)
    FROM (${correctedSql(month, where)})`
  const add = await writeMonth(lake, session, ercotRtSpp, month, sql)
  try {
    return await work(applyActions(snapshot, snapshot.version + 1, [{ add }]))
  } finally {
    await lake.store.remove(`${lake.table(ercotRtSpp).folder}/${add.path}`)
  }
}
