import { GridlakeError } from '../core/errors.ts'
import type { Span } from '../core/time/utc-offset-sql.ts'
import { findDataset } from '../datasets/catalogue.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { isMart } from '../datasets/find-viewed.ts'
import type { Mart } from '../datasets/mart.ts'
import { sqlName } from '../duckdb/sql-text.ts'
import type { Snapshot } from '../lake/delta/snapshot.ts'
import type { Lake } from '../lake/lake.ts'
import type { Range } from './plan-relation.ts'
import { type AskedVersions, asksVersions, postingsSql } from './postings-sql.ts'
import type { Truth } from './question.ts'
import { type Relation, relationSql } from './relation-sql.ts'

/** What a view is made of under a truth, and from which versions of its tables. */
export interface ViewedRelation extends Relation {
  /** Dataset → table version. */
  versions: Readonly<Record<string, number>>
}

/**
 * The relation of a dataset, or of a mart over those of its datasets that were ever ingested. Undefined: none was.
 * Errors: `usage.invalid_argument` where it has no such versions.
 */
export async function readViewedRelation(
  lake: Lake,
  viewed: Dataset | Mart,
  truth: Truth,
  range: Range = {},
  versions: AskedVersions = {},
): Promise<ViewedRelation | undefined> {
  if (isMart(viewed) && asksVersions(versions)) throw noVersions(viewed)
  const of = async (dataset: Dataset) => {
    const table = lake.table(dataset)
    const snapshot = await table.snapshot()
    const relation = asksVersions(versions)
      ? postingsSql(dataset, table, snapshot, lake.store, truth, range, versions)
      : relationSql(dataset, table, snapshot, lake.store, truth, range)
    return { dataset, snapshot, relation }
  }
  if (!isMart(viewed)) {
    const { snapshot, relation } = await of(viewed)
    return snapshot && { ...relation, versions: { [viewed.id]: snapshot.version } }
  }
  const parts = await Promise.all(viewed.reads.map((id) => of(findDataset(id, lake.catalogue))))
  const held = parts.filter((part): part is typeof part & { snapshot: Snapshot } => part.snapshot !== undefined)
  if (held.length === 0) return undefined
  const span = joinSpans(parts.filter(({ relation }) => relation.files.length > 0).map(({ relation }) => relation.span))
  const rowsOf = (id: string) => {
    const part = parts.find(({ dataset }) => dataset.id === id)
    if (!part) throw new Error(`${viewed.id} does not read ${id}`)
    const names = lakeColumns(lake, part.dataset).join(', ')
    return `(SELECT ${names} FROM (${part.relation.sql}) WHERE NOT withdrawn)`
  }
  return {
    sql: viewed.sql(rowsOf),
    files: parts.flatMap(({ relation }) => relation.files),
    lakeFiles: parts.flatMap(({ relation }) => relation.lakeFiles),
    ...(span ? { span } : {}),
    versions: Object.fromEntries(held.map(({ dataset, snapshot }) => [dataset.id, snapshot.version])),
  }
}

const noVersions = ({ id, reads }: Mart): GridlakeError =>
  new GridlakeError('usage.invalid_argument', `${id} is made of other datasets: it has no postings of its own`, {
    hint: `ask those it is made of: ${reads.join(', ')}`,
    context: { dataset: id },
  })

const lakeColumns = (lake: Lake, dataset: Dataset): string[] =>
  lake.table(dataset).schema.columns.flatMap(({ name }) => (name === 'superseded_at' ? [] : [sqlName(name)]))

/** From the first start to the last; undefined where one of them is not known. */
export function joinSpans(spans: readonly (Span | undefined)[]): Span | undefined {
  const known = spans.filter((span): span is Span => span !== undefined)
  if (known.length === 0 || known.length < spans.length) return undefined
  const sorted = (side: keyof Span) => known.map((span) => span[side]).sort(Temporal.Instant.compare)
  return { from: sorted('from').at(0) as Temporal.Instant, to: sorted('to').at(-1) as Temporal.Instant }
}
