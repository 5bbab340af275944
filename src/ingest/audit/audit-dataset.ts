import type { Dataset } from '../../datasets/dataset.ts'
import type { Session } from '../../duckdb/database.ts'
import { snapshotStatus } from '../../engine/dataset-status.ts'
import { notIngested } from '../../engine/not-ingested.ts'
import type { Truth } from '../../engine/question.ts'
import { relationSql } from '../../engine/relation-sql.ts'
import { systemViews } from '../../engine/system-views.ts'
import type { Lake } from '../../lake/lake.ts'
import { earlier, type Span } from '../span.ts'
import { type AuditContext, micros } from './audit-rule.ts'
import { createAuditedSql, createSetAsideSql } from './audited-sql.ts'
import { BALANCES, balanceSql } from './balances.ts'
import { listChangeDays } from './change-days.ts'
import type { AuditReport, Finding, Metric } from './finding.ts'
import { type Profile, profileSql } from './profile.ts'
import { AUDIT_RULES } from './rules.ts'
import { findSilence, type Newest } from './silence.ts'

/** Rules that compare with the day before, at both ends of a short range. */
const LOOK_BACK_HOURS = 48
const NAMES_SHOWN = 4

/**
 * Judges the rows of a dataset under a truth, in `range`; nothing is changed. Reads that range and two days before, of the key and
 * the measured columns alone. Errors: `data.not_ingested`.
 */
export async function auditDataset(lake: Lake, dataset: Dataset, range: Span, truth: Truth = {}): Promise<AuditReport> {
  const table = lake.table(dataset)
  const snapshot = await table.snapshot()
  if (!snapshot) throw notIngested(dataset)
  const read = { from: range.from.subtract({ hours: LOOK_BACK_HOURS }), to: range.to }
  const relation = relationSql(dataset, table, snapshot, lake.store, truth, read)
  using session = await lake.database.connect()
  await session.run(createAuditedSql(dataset, relation.sql, read))
  const profile = await readProfile(session, range)
  const status = snapshotStatus(dataset.id, snapshot)
  const silence = findSilence(dataset, profile.rows > 0 ? newestOf(profile) : olderThan(range, status), range)
  const findings = silence ? [{ ...silence, rule: 'silence' }] : []
  const metrics: Metric[] = []
  if (profile.rows > 0) {
    const changeDays = listChangeDays(dataset, range)
    if (changeDays.length > 0) await session.run(createSetAsideSql(dataset, await quarantineSql(lake)))
    const context = { dataset, range, profile, changeDays }
    findings.unshift(...(await applyRules(session, context)))
    metrics.push(...(await readMetrics(session, relation.sql, context)))
  }
  return {
    dataset: dataset.id,
    from: range.from.toString(),
    to: range.to.toString(),
    rows: profile.rows,
    findings,
    metrics,
  }
}

async function readProfile(session: Session, { from }: Span): Promise<Profile> {
  const [profile] = await session.rows<Profile>(profileSql(micros(from)))
  if (!profile) throw new Error('a profile is one row')
  return profile
}

const newestOf = ({ lastUs, lastEndUs, lastPublishedUs }: Profile): Newest => ({
  intervalEnd: instant(Math.max(lastUs, lastEndUs)),
  publishedAt: instant(lastPublishedUs),
})

/** What is held before the range, by the statistics of files. */
function olderThan(
  { from }: Span,
  { lastInterval, lastPublishedAt }: { lastInterval: string | undefined; lastPublishedAt: string | undefined },
): Newest | undefined {
  if (!lastInterval || !lastPublishedAt) return undefined
  return {
    intervalEnd: earlier(from, Temporal.Instant.from(lastInterval)),
    publishedAt: Temporal.Instant.from(lastPublishedAt),
  }
}

async function quarantineSql(lake: Lake): Promise<string> {
  const [view] = await systemViews(lake, new Set(['gridlake.quarantine']))
  if (!view) throw new Error('there is no gridlake.quarantine')
  return view.sql
}

interface FoundRow {
  operating_date: string
  start_us: number | null
  names: string[]
  concerned: number
  detail: string
}

async function applyRules(session: Session, context: AuditContext): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const rule of AUDIT_RULES) {
    const sql = rule.sql(context)
    if (sql === undefined) continue
    const rows = await session.rows<FoundRow>(`SELECT operating_date::VARCHAR AS operating_date, start_us,
      coalesce(list_filter(series, lambda name : name <> ''), [])[:${NAMES_SHOWN}] AS names,
      coalesce(len(list_filter(series, lambda name : name <> '')), 0)::INTEGER AS concerned, detail
      FROM (${sql}) ORDER BY operating_date, start_us, detail`)
    findings.push(...rows.map((row) => toFinding(context.dataset.id, rule.name, row)))
  }
  return findings
}

function toFinding(dataset: string, rule: string, row: FoundRow): Finding {
  const { operating_date, start_us, names, concerned, detail } = row
  const others = concerned > names.length ? ` and ${concerned - names.length} more` : ''
  return {
    dataset,
    rule,
    operating_date,
    ...(start_us === null ? {} : { interval_start: instant(start_us).toString() }),
    ...(concerned === 1 && names[0] !== undefined ? { series: names[0] } : {}),
    detail: concerned > 1 ? `${detail}: ${names.join(', ')}${others}` : detail,
  }
}

async function readMetrics(session: Session, relation: string, context: AuditContext): Promise<Metric[]> {
  const metrics: Metric[] = []
  for (const balance of BALANCES.filter(({ dataset }) => dataset.id === context.dataset.id)) {
    const rows = await session.rows<Omit<Metric, 'dataset' | 'metric' | 'unit' | 'max_at'> & { max_us: number }>(
      balanceSql(balance, relation, context),
    )
    const { metric, unit } = balance
    metrics.push(
      ...rows.map(({ max_us, ...row }) => ({
        dataset: context.dataset.id,
        metric,
        ...row,
        unit,
        max_at: instant(max_us).toString(),
      })),
    )
  }
  return metrics
}

const instant = (us: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000))
