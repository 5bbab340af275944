import type { Dataset } from '../datasets/dataset.ts'
import { sqlInstant, sqlName, sqlTexts } from '../duckdb/sql-text.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { LakeTable } from '../lake/lake-table.ts'
import type { ObjectStore } from '../lake/stores/object-store.ts'
import { duckdbType } from '../lake/table-schema.ts'
import { RANK_SQL } from '../lake/version-rank.ts'
import { planRelation, type Range, type RelationPlan } from './plan-relation.ts'
import type { Truth } from './question.ts'

/** A dataset's rows under a truth, as SQL over an explicit list of files. */
export interface Relation {
  /** A SELECT of the table's columns; one row per key, withdrawn keys included. */
  sql: string
  /** Addresses of the files it reads. */
  files: readonly string[]
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
    const none = columns.map((column) => `NULL::${duckdbType(column.type)} AS ${sqlName(column.name)}`)
    return { sql: `SELECT ${none.join(', ')} WHERE false`, files: [] }
  }
  const address = (file: { path: string }) => store.address(`${table.folder}/${file.path}`)
  const context: Context = {
    columns: columns.map((column) => sqlName(column.name)).join(', '),
    key: dataset.key.map(sqlName).join(', '),
    // Files written before a column was added lack it.
    options: `hive_partitioning = false${(snapshot?.schemas ?? 1) > 1 ? ', union_by_name = true' : ''}`,
    truth,
    address,
  }
  const merged = mergePlain(plans)
  return {
    sql: merged.flatMap((plan) => planSql(plan, context)).join('\nUNION ALL\n'),
    files: plans.flatMap((plan) => [...plan.plain, ...plan.ranked].map(address)),
  }
}

interface Context {
  columns: string
  key: string
  options: string
  truth: Truth
  address: (file: { path: string }) => string
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
  const { columns, key, options, address } = context
  const read = (files: RelationPlan['plain']) => `read_parquet(${sqlTexts(files.map(address))}, ${options})`
  const plainWhere = [
    plan.plain.some((file) => file.kind === 'superseded') ? supersededWhere(context.truth) : undefined,
    ...publishedWhere(context.truth),
  ]
  const inside = plan.window ? insideSql(plan.window.min, plan.window.max) : undefined
  const parts: string[] = []
  if (plan.plain.length > 0 && inside !== 'true') {
    parts.push(`SELECT ${columns} FROM ${read(plan.plain)}${where([...plainWhere, inside && `NOT (${inside})`])}`)
  }
  if (plan.ranked.length > 0) {
    const sources = [`SELECT ${columns} FROM ${read(plan.ranked)}${where(rankedWhere(context.truth))}`]
    if (plan.plain.length > 0)
      sources.push(`SELECT ${columns} FROM ${read(plan.plain)}${where([...plainWhere, inside])}`)
    parts.push(
      `SELECT ${columns} FROM (${sources.join(' UNION ALL ')}) QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ${RANK_SQL}) = 1`,
    )
  }
  return parts
}

const supersededWhere = ({ asOf }: Truth): string =>
  asOf ? `(superseded_at IS NULL OR superseded_at > ${sqlInstant(asOf)})` : 'superseded_at IS NULL'

function publishedWhere({ asOf, basis }: Truth): (string | undefined)[] {
  return [
    asOf && `published_at <= ${sqlInstant(asOf)}`,
    basis === 'recorded' ? `published_at_basis <> 'inferred'` : undefined,
  ]
}

const rankedWhere = (truth: Truth): (string | undefined)[] => [
  ...publishedWhere(truth),
  truth.knownAt && `ingested_at <= ${sqlInstant(truth.knownAt)}`,
]

function insideSql(minUs: number, maxUs: number): string {
  if (!Number.isFinite(minUs) || !Number.isFinite(maxUs)) return 'true'
  return `interval_start BETWEEN make_timestamptz(${minUs}) AND make_timestamptz(${maxUs})`
}

const where = (terms: readonly (string | undefined | false)[]): string => {
  const real = terms.filter((term): term is string => Boolean(term))
  return real.length === 0 ? '' : ` WHERE ${real.join(' AND ')}`
}
