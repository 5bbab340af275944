import type { Span } from '../core/time/utc-offset-sql.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlName } from '../duckdb/sql-text.ts'
import { WITHDRAWN_TAG } from '../lake/delta/actions.ts'
import type { LakeFile, Snapshot } from '../lake/delta/snapshot.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import type { ObjectStore } from '../lake/stores/object-store.ts'
import { RANK_SQL } from '../lake/version-rank.ts'
import { intervalSpan, planRelation, type Range, type RelationPlan } from './plan-relation.ts'
import type { Truth } from './question.ts'

/** A dataset's rows under a truth, as SQL over an explicit list of files. */
export interface Relation {
  /** A SELECT of the table's columns; one row per key, withdrawn keys included. */
  sql: string
  /** Addresses of the files it reads. */
  files: readonly string[]
  lakeFiles: readonly LakeFile[]
  /** Between which instants its intervals start; undefined: not known. */
  span?: Span
}

/** Builds the relation of `dataset` at `snapshot`. Rows may lie outside `range`: it only leaves out files. */
export function relationSql(
  dataset: Dataset,
  table: LakeTable,
  snapshot: Snapshot | undefined,
  store: ObjectStore,
  truth: Truth,
  range: Range = {},
): Relation {
  const columns = table.schema.columns.filter((column) => column.name !== 'superseded_at')
  const plans = snapshot ? planRelation(snapshot, truth, range) : []
  if (plans.length === 0) {
    const names = columns.map((column) => sqlName(column.name)).join(', ')
    return { sql: `SELECT ${names} FROM ${filesSql(table.schema, snapshot, [])}`, files: [], lakeFiles: [] }
  }
  const address = (file: { path: string }) => store.address(`${table.folder}/${file.path}`)
  const context: Context = {
    columns: columns.map((column) => sqlName(column.name)),
    key: dataset.key.map(sqlName).join(', '),
    read: (files) => filesSql(table.schema, snapshot, files.map(address)),
    truth,
  }
  const merged = mergePlain(plans)
  const files = plans.flatMap((plan) => [...plan.plain, ...plan.ranked])
  const span = spanOf(files)
  return {
    sql: merged.flatMap((plan) => planSql(plan, context)).join('\nUNION ALL\n'),
    files: files.map(address),
    lakeFiles: files,
    ...(span ? { span } : {}),
  }
}

/** Between which instants the intervals of `files` start; undefined: not known. */
export function spanOf(files: readonly LakeFile[]): Span | undefined {
  const { min, max } = intervalSpan(files)
  if (!Number.isFinite(min) || !Number.isFinite(max)) return undefined
  const instant = (us: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(us / 1000))
  return { from: instant(min), to: instant(max).add({ milliseconds: 1 }) }
}

interface Context {
  columns: readonly string[]
  key: string
  truth: Truth
  read: (files: readonly LakeFile[]) => string
}

/** Partitions that need no ranking become one list of files. */
function mergePlain(plans: readonly RelationPlan[]): RelationPlan[] {
  const simple = plans.filter((plan) => plan.window === undefined)
  const rest = plans.filter((plan) => plan.window !== undefined)
  return simple.length === 0
    ? rest
    : [{ plain: simple.flatMap((plan) => plan.plain), ranked: [], window: undefined }, ...rest]
}

function planSql(plan: RelationPlan, context: Context): string[] {
  const tails = plan.ranked.filter(({ kind }) => kind === 'tail')
  const late = plan.ranked.filter(({ kind }) => kind !== 'tail')
  // Marks that hold, or not: one row of each key either way, of those that were compacted.
  const compacted = (extra: readonly string[]) => [
    ...readSql(
      plan.plain,
      (file) => [...supersededTerms(file, context.truth), ...publishedTerms(file, context.truth), ...extra],
      context,
    ),
    ...settledSql(late, extra, context),
  ]
  if (!plan.window || tails.length === 0) return compacted([])
  const { min, max } = late.length === 0 ? plan.window : intervalSpan(tails)
  const inside = insideSql(min, max)
  const sources = [...readSql(tails, (file) => knownTerms(file, context.truth), context), ...compacted([inside])]
  return [...(inside === 'true' ? [] : compacted([`NOT (${inside})`])), bestSql(sources, context)]
}

const bestSql = (sources: readonly string[], { columns, key }: Context): string =>
  `SELECT ${columns.join(', ')} FROM (${sources.join(' UNION ALL ')}) QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ${RANK_SQL}) = 1`

/**
 * The best known row of each key of a partition's compacted files where some of their rows came too late for the truth. The
 * current row still is the best where it is known; only keys whose current row is not are ranked, among the superseded.
 */
function settledSql(files: readonly LakeFile[], extra: readonly string[], context: Context): string[] {
  const { columns, key, truth, read } = context
  const current = files.filter(({ kind }) => kind === 'current')
  const superseded = files.filter(({ kind }) => kind === 'superseded')
  const known = (file: LakeFile) => [...knownTerms(file, truth), ...extra]
  const settled = readSql(current, known, context)
  if (superseded.length === 0) return settled
  if (current.length === 0) return [bestSql(readSql(superseded, known, context), context)]
  const unknown = current.flatMap((file) => knownTerms(file, truth))
  return [
    ...settled,
    `SELECT ${columns.join(', ')} FROM (SELECT *, false AS is_unknown FROM (${readSql(superseded, known, context).join(' UNION ALL ')})
      UNION ALL SELECT ${columns.join(', ')}, true FROM ${read(current)} WHERE ${['true', ...extra].join(' AND ')} AND NOT (${[...new Set(unknown)].join(' AND ')}))
      QUALIFY NOT is_unknown AND bool_or(is_unknown) OVER (PARTITION BY ${key}) AND row_number() OVER (PARTITION BY ${key} ORDER BY is_unknown, ${RANK_SQL}) = 1`,
  ]
}

/** One SELECT for the files that need the same filters: a filter that every row of a file passes still costs its column. */
function readSql(files: readonly LakeFile[], terms: (file: LakeFile) => string[], context: Context): string[] {
  const { columns, read } = context
  const clauses = (file: LakeFile) => {
    const isNever = file.add.tags?.[WITHDRAWN_TAG] === 'none'
    const list = columns.map((name) => (isNever && name === '"withdrawn"' ? `false AS ${name}` : name))
    return { list: list.join(', '), where: terms(file).join(' AND ') }
  }
  const alike = Map.groupBy(files, (file) => JSON.stringify(clauses(file)))
  return [...alike.values()].map((same) => {
    const { list, where } = clauses(same[0] as LakeFile)
    return `SELECT ${list} FROM ${read(same)}${where === '' ? '' : ` WHERE ${where}`}`
  })
}

function supersededTerms({ kind }: LakeFile, { asOf }: Truth): string[] {
  if (kind !== 'superseded') return []
  return [asOf ? `(superseded_at IS NULL OR superseded_at > ${sqlInstant(asOf)})` : 'superseded_at IS NULL']
}

const knownTerms = (file: LakeFile, truth: Truth): string[] => [
  ...publishedTerms(file, truth),
  ...(truth.knownAt ? [`ingested_at <= ${sqlInstant(truth.knownAt)}`] : []),
]

function publishedTerms(file: LakeFile, { asOf, basis }: Truth): string[] {
  const lastUs = (file.bounds['published_at']?.max ?? Number.POSITIVE_INFINITY) + STATISTIC_CUT_US
  return [
    ...(asOf && lastUs > Number(asOf.epochNanoseconds / 1000n) ? [`published_at <= ${sqlInstant(asOf)}`] : []),
    ...(basis === 'recorded' ? [`published_at_basis <> 'inferred'`] : []),
  ]
}

/** Some writers cut a statistic down to milliseconds: the true maximum may be up to one later. */
const STATISTIC_CUT_US = 1000

function insideSql(minUs: number, maxUs: number): string {
  if (!Number.isFinite(minUs) || !Number.isFinite(maxUs)) return 'true'
  return `interval_start BETWEEN make_timestamptz(${minUs}) AND make_timestamptz(${maxUs})`
}
