import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Session } from '../../src/duckdb/database.ts'
import { sqlName } from '../../src/duckdb/sql-text.ts'
import type { Snapshot } from '../../src/lake/delta/snapshot.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { versionsSql, windowSql } from './independent-sql.ts'
import type { QueryCase } from './query-case.ts'

/** Throws unless `relation` holds exactly the rows that a window over every version gives, month by month so that it fits in memory. */
export async function checkAnswer(
  session: Session,
  lake: Lake,
  dataset: Dataset,
  snapshot: Snapshot,
  asked: QueryCase,
  relation: string,
): Promise<void> {
  const months = Map.groupBy(snapshot.files.values(), ({ partition }) => JSON.stringify(partition))
  const window = [...months.values()].map((files) => windowSql(dataset, versionsSql(lake, dataset, files), asked.truth))
  const columns = [...dataset.key, ...dataset.columns.map(({ name }) => name), 'published_at', 'receipt'].map(sqlName)
  const digest = async (parts: readonly string[]) => {
    let rows = 0
    let sum = 0n
    for (const part of parts) {
      const [found] = await session.rows<{ n: number; h: string | null }>(
        `SELECT count(*) AS n, sum(hash(${columns.join(', ')}))::VARCHAR AS h FROM (${part}) WHERE ${asked.where ?? 'true'}`,
      )
      rows += found?.n ?? 0
      sum += BigInt(found?.h ?? 0)
    }
    return `${rows} rows, digest ${sum}`
  }
  const [ours, theirs] = [await digest([relation]), await digest(window)]
  if (ours !== theirs)
    throw new Error(`${dataset.id}, ${asked.what}: ${ours}; by a window over all versions: ${theirs}`)
}
