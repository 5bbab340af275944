import type { Session } from '../../src/duckdb/database.ts'
import type { Format } from '../../src/duckdb/encode/format.ts'
import { sqlText } from '../../src/duckdb/sql-text.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Lake } from '../../src/lake/lake.ts'
import type { Figure } from '../figure.ts'
import { interleave, timed } from '../interleave.ts'
import { quantile } from '../median.ts'
import { plainSql } from './write-plain-copy.ts'

const POINTS = ['HB_HOUSTON', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST']
const BUDGET_P95_MS: Partial<Record<Format, number>> = { json: 50, columnar: 30, arrow: 25 }
const QUESTIONS = 40

/** One hub × one year of 15-minute prices out of `engine.rows`, encoded; no answer is cached anywhere. */
export async function measureHubYear(
  lake: Lake,
  session: Session,
  plainFiles: readonly string[],
  format: Format,
): Promise<Figure[]> {
  const engine = openEngine(lake)
  const columns = ['interval_start', 'price_usd_per_mwh']
  const ours = async (point: string) => {
    const { body } = await engine.rows(
      { dataset: 'ercot.rt_spp', filter: { settlement_point: [point] }, columns },
      format,
    )
    let bytes = 0
    for await (const chunk of body) bytes += chunk.length
    if (bytes === 0) throw new Error(`no answer for ${point}`)
  }
  const peer = (point: string) =>
    session.connection.runAndReadAll(
      `SELECT ${columns.join(', ')} FROM (${plainSql(plainFiles)}) WHERE settlement_point = ${sqlText(point)} ORDER BY interval_start`,
    )
  let asked = 0
  let answered = 0
  const next = (count: number) => POINTS[count % POINTS.length] as string
  const compared = await interleave(
    QUESTIONS,
    () => timed(() => ours(next(asked++))),
    () => timed(() => peer(next(answered++))),
  )
  await engine.close()
  const p95 = quantile(compared.oursAll, 0.95)
  const budgetMs = BUDGET_P95_MS[format] ?? 50
  const what = `one hub × one year as ${format}`
  const peerName = 'DuckDB: the rows, not encoded'
  return [
    {
      bench: 'query',
      what: `${what}, p50`,
      ours: compared.ours,
      unit: 'ms',
      peerName,
      peer: compared.peer,
      ratio: compared.ratio,
    },
    {
      bench: 'query',
      what: `${what}, p95`,
      ours: p95,
      unit: 'ms',
      budget: `< ${budgetMs} ms`,
      met: p95 < budgetMs,
    },
  ]
}
