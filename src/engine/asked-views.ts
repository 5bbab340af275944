import { martsOf } from '../datasets/find-viewed.ts'
import { sqlInstant } from '../duckdb/sql-text.ts'
import type { Lake } from '../lake/lake.ts'
import { findNamedViews } from './named-views.ts'
import { notIngested } from './not-ingested.ts'
import type { Range } from './plan-relation.ts'
import type { Truth } from './question.ts'
import { createMacrosSql } from './sql-macros.ts'
import { SYSTEM_VIEWS, systemViews, type View } from './system-views.ts'
import { viewSql } from './view-sql.ts'
import { joinSpans, readViewedRelation, type ViewedRelation } from './viewed-relation.ts'

/** What people's SQL is run over. */
export interface AskedViews {
  /** Statements that make its views and functions. */
  statements: readonly string[]
  /** The files they read. */
  files: readonly string[]
  /** Dataset → table version. */
  versions: Readonly<Record<string, number>>
  /** What the views of datasets and marts are made of, by their ids. */
  relations: ReadonlyMap<string, ViewedRelation>
}

/**
 * The views that the SQL names, since each costs a look at its files; only rows whose intervals start `within` a range.
 * Errors: `data.not_ingested` for what it can't do without.
 */
export async function readAskedViews(lake: Lake, sql: string, truth: Truth, within: Range = {}): Promise<AskedViews> {
  const all = [...lake.catalogue, ...martsOf(lake.catalogue)]
  const { wanted, needed } = findNamedViews(sql, [...all.map(({ id }) => id), ...SYSTEM_VIEWS])
  const views: View[] = []
  const relations = new Map<string, ViewedRelation>()
  for (const viewed of all.filter(({ id }) => wanted.has(id))) {
    const relation = await readViewedRelation(lake, viewed, truth, within)
    if (!relation && needed.has(viewed.id)) throw notIngested(viewed)
    if (!relation) continue
    relations.set(viewed.id, relation)
    const view = withinSql(viewSql(viewed, relation.sql, relation.span), within)
    views.push({ name: viewed.id, sql: view, files: relation.files })
  }
  views.push(...(await systemViews(lake, wanted)))
  const span = joinSpans([...relations.values()].map((relation) => relation.span))
  return {
    statements: [...createViews(views), ...createMacrosSql(sql, span)],
    files: views.flatMap(({ files }) => files),
    versions: Object.assign({}, ...[...relations.values()].map(({ versions }) => versions)),
    relations,
  }
}

function withinSql(sql: string, { from, to }: Range): string {
  const terms = [from && `interval_start >= ${sqlInstant(from)}`, to && `interval_start < ${sqlInstant(to)}`]
  const where = terms.filter((term) => term !== undefined).join(' AND ')
  return where === '' ? sql : `SELECT * FROM (${sql}) WHERE ${where}`
}

function createViews(views: readonly View[]): string[] {
  const schemas = new Set(views.map(({ name }) => name.split('.')[0] as string))
  return [
    ...[...schemas].map((schema) => `CREATE SCHEMA IF NOT EXISTS ${schema}`),
    ...views.map(({ name, sql }) => `CREATE VIEW ${name} AS ${sql}`),
  ]
}
