import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Session } from '../../src/duckdb/database.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { viewSql } from '../../src/engine/view-sql.ts'
import type { Snapshot } from '../../src/lake/delta/snapshot.ts'
import type { Lake } from '../../src/lake/lake.ts'
import type { Figure } from '../figure.ts'
import { interleave, timed } from '../interleave.ts'
import { checkAnswer } from './check-answer.ts'
import { askSql, type QueryCase } from './query-case.ts'
import { plainSql } from './write-plain-copy.ts'

export interface Asked {
  lake: Lake
  session: Session
  dataset: Dataset
  /** The table as it is asked. */
  snapshot: Snapshot
  plainFiles: readonly string[]
}

/** Checks a case's answer once, then times it beside the plain files in turns; planning is part of our time. */
export async function measureCase(asked: Asked, question: QueryCase, runs: number): Promise<Figure> {
  const { lake, session, dataset, snapshot, plainFiles } = asked
  const relation = () => relationSql(dataset, lake.table(dataset), snapshot, lake.store, question.truth)
  const view = () => {
    const { sql, span } = relation()
    return viewSql(dataset, sql, span)
  }
  await checkAnswer(session, lake, dataset, snapshot, question, relation().sql)
  const compared = await interleave(
    Math.min(runs, question.maxRuns ?? runs),
    () => timed(() => session.rows(askSql(question, view(), question.where))),
    () => timed(() => session.rows(askSql(question, plainSql(plainFiles), question.peerWhere ?? question.where))),
  )
  const { budgetRatio } = question
  return {
    bench: 'query',
    what: question.what,
    ours: compared.ours,
    unit: 'ms',
    peerName: question.peerName ?? 'plain files of the current rows',
    peer: compared.peer,
    ratio: compared.ratio,
    ...(budgetRatio === undefined ? {} : { budget: `≤ ${budgetRatio} ×`, met: compared.ratio <= budgetRatio }),
  }
}
