import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlInstant, sqlName, sqlText } from '../duckdb/sql-text.ts'
import { type Claim, createClaims } from './claims.ts'
import { outgoingColumns } from './outgoing-rows.ts'

export interface WithdrawalQuestion {
  dataset: Dataset
  ingestedAt: Temporal.Instant
  /** Claims of the batch, and of documents already in the lake whose range meets theirs. */
  batchClaims: readonly Claim[]
  lakeClaims: readonly Claim[]
  /** Every version in the lake over the batch's intervals, as SQL of the table's columns; undefined: there are none. */
  lakeVersions: string | undefined
}

/**
 * Makes `withdrawals`: for each key, each document that claims its interval, lacks it, and follows a version that had it.
 * Documents may come in any order: a key of an older document is withdrawn by the newer one that is already here.
 */
export async function findWithdrawals(session: Session, question: WithdrawalQuestion): Promise<void> {
  const { dataset, batchClaims, lakeClaims } = question
  const key = dataset.key.map(sqlName)
  const columns = outgoingColumns(dataset)
  await createWithdrawals(session, dataset)
  await createClaims(session, [...batchClaims, ...lakeClaims])
  const lakeVersions = question.lakeVersions ? `UNION ALL SELECT * FROM (${question.lakeVersions})` : ''
  // Where one document alone speaks of an interval there is nothing to withdraw: the usual case for facts.
  const [{ Count: covered } = { Count: 0 }] = await session.rows<{
    Count: number
  }>(`CREATE OR REPLACE TEMP TABLE covering AS
    WITH told AS MATERIALIZED (SELECT DISTINCT interval_start, receipt FROM (SELECT interval_start, receipt FROM outgoing_intervals ${lakeVersions.replace('*', 'interval_start, receipt')})),
    claimed AS MATERIALIZED (SELECT interval_start, claims.* FROM (SELECT DISTINCT interval_start FROM told)
      JOIN claims ON interval_start >= scope_start AND interval_start < scope_end)
    SELECT * FROM claimed WHERE interval_start IN (
      SELECT interval_start FROM (SELECT interval_start, receipt FROM claimed UNION ALL SELECT interval_start, receipt FROM told)
      GROUP BY interval_start HAVING min(receipt) <> max(receipt))`)
  if (covered === 0) return
  await session.run(`CREATE OR REPLACE TEMP TABLE versions AS
    SELECT * FROM (SELECT ${columns.join(', ')} FROM outgoing ${lakeVersions.replace('*', columns.join(', '))})
    WHERE interval_start IN (SELECT interval_start FROM covering)
    QUALIFY row_number() OVER (PARTITION BY ${key.join(', ')}, receipt ORDER BY ingested_at DESC) = 1`)
  const keyList = key.join(', ')
  await session.run(`INSERT INTO withdrawals
    WITH present AS (SELECT DISTINCT ${keyList}, published_at, receipt FROM versions WHERE NOT withdrawn),
    keys AS (SELECT ${keyList}, any_value(interval_end) AS interval_end, any_value(operating_date) AS operating_date FROM versions GROUP BY ${keyList}),
    silent AS (SELECT ${keyList}, covering.published_at, covering.receipt, covering.basis
      FROM keys JOIN covering USING (interval_start)
      ANTI JOIN versions USING (${keyList}, receipt)),
    told AS (SELECT *, lag(here) OVER (PARTITION BY ${keyList} ORDER BY published_at, receipt) AS before FROM (
      SELECT ${keyList}, published_at, receipt, NULL AS basis, true AS here FROM present
      UNION ALL SELECT ${keyList}, published_at, receipt, basis, false FROM silent
      UNION ALL SELECT ${keyList}, published_at, receipt, NULL, NULL FROM versions WHERE withdrawn))
    SELECT ${columns.map((column) => withdrawnColumn(column, question)).join(', ')} FROM told JOIN keys USING (${keyList})
    WHERE here = false AND before = true`)
}

/** Empty, its texts plain ones: `outgoing` may hold codes of the batch's own values. */
async function createWithdrawals(session: Session, dataset: Dataset): Promise<void> {
  const texts = [
    ...dataset.columns.filter(({ type }) => type === 'string').map(({ name }) => sqlName(name)),
    'published_at_basis',
    'receipt',
  ]
  const columns = outgoingColumns(dataset).map((name) => (texts.includes(name) ? `${name}::VARCHAR AS ${name}` : name))
  await session.run(
    `CREATE OR REPLACE TEMP TABLE withdrawals AS SELECT ${columns.join(', ')} FROM outgoing WHERE false`,
  )
}

function withdrawnColumn(column: string, { dataset, ingestedAt }: WithdrawalQuestion): string {
  if (dataset.key.map(sqlName).includes(column)) return column
  switch (column) {
    case 'interval_start':
    case 'interval_end':
    case 'operating_date':
    case 'published_at':
    case 'receipt':
      return `${column}`
    case 'published_at_basis':
      return 'told.basis AS published_at_basis'
    case 'ingested_at':
      return `${sqlInstant(ingestedAt)} AS ingested_at`
    case 'parser_version':
      return `${dataset.parserVersion}::INTEGER AS parser_version`
    case 'withdrawn':
      return 'true AS withdrawn'
    default:
      return `NULL AS ${column}`
  }
}

/** Makes `withdrawals` of one capture: keys that the lake holds in what it claims and that it lacks. */
export async function findCaptureWithdrawals(
  session: Session,
  dataset: Dataset,
  claim: Claim | undefined,
  ingestedAt: Temporal.Instant,
  latest: string,
): Promise<void> {
  const columns = outgoingColumns(dataset)
  await createWithdrawals(session, dataset)
  if (!claim) return
  const facets = Object.entries(claim.facets).map(
    ([name, values]) => `${sqlName(name)} IN (${values.map(sqlText).join(', ')})`,
  )
  const scope = [
    `interval_start >= ${sqlInstant(claim.start)}`,
    `interval_start < ${sqlInstant(claim.end)}`,
    'NOT withdrawn',
    ...facets,
  ]
  const question = { dataset, ingestedAt, batchClaims: [], lakeClaims: [], lakeVersions: undefined }
  const values = columns.map((column) => {
    if (column === 'published_at') return `${sqlInstant(claim.publishedAt)} AS published_at`
    if (column === 'published_at_basis') return `${sqlText(claim.basis)} AS published_at_basis`
    if (column === 'receipt') return `${sqlText(claim.receipt)} AS receipt`
    return withdrawnColumn(column, question)
  })
  const same = dataset.key.map((name) => `held.${sqlName(name)} = parsed.${sqlName(name)}`).join(' AND ')
  await session.run(
    `INSERT INTO withdrawals SELECT ${values.join(', ')} FROM (${latest}) held ANTI JOIN parsed ON ${same} WHERE ${scope.join(' AND ')}`,
  )
}
