import type { Truth } from '../../src/engine/question.ts'

/** A question to a dataset's relation and to the plain files beside it. */
export interface QueryCase {
  what: string
  truth: Truth
  /** SELECT list and GROUP BY over the rows. */
  select: string
  groupBy?: string
  where?: string
  /** What the plain files are asked instead, where they know no truth. */
  peerWhere?: string
  peerName?: string
  budgetRatio?: number
  /** At most so many turns: for what takes seconds. */
  maxRuns?: number
}

export function askSql({ select, groupBy }: QueryCase, rows: string, where = 'true'): string {
  return `SELECT ${select} FROM (${rows}) WHERE ${where}${groupBy ? ` GROUP BY ${groupBy}` : ''}`
}
