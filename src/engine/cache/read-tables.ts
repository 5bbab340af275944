import { martsOf } from '../../datasets/find-viewed.ts'
import type { Lake } from '../../lake/lake.ts'
import { findNamedViews } from '../named-views.ts'
import { pricesRead } from '../prices/prices-read.ts'
import { tablesOf } from '../read-versions.ts'
import { SYSTEM_VIEWS } from '../system-views.ts'
import type { Asked } from './asked.ts'
import { isRepeatableSql } from './repeatable-sql.ts'

/**
 * The tables that decide a question's answer; undefined where more than they do (the time, chance, what the lake knows of itself).
 * Errors: `dataset.unknown`.
 */
export function readTables({ kind, question }: Asked, catalogue: Lake['catalogue']): readonly string[] | undefined {
  if (kind === 'rows') return tablesOf([question.dataset], catalogue)
  if (kind === 'prices') return tablesOf(pricesRead(question.market), catalogue)
  if (!isRepeatableSql(question.sql)) return undefined
  const views = [...catalogue, ...martsOf(catalogue)].map(({ id }) => id)
  const { wanted, needed } = findNamedViews(question.sql, [...views, ...SYSTEM_VIEWS])
  // A statement that names no view may list all of them.
  if (needed.size === 0 || SYSTEM_VIEWS.some((name) => wanted.has(name))) return undefined
  return tablesOf([...wanted], catalogue)
}
