import { findNearestName } from '../../core/nearest-name.ts'
import type { SqlTrouble } from './sql-result.ts'

/** What the server said of an error, with where it is in the SQL and the name that may have been meant. Pure. */
export function readTrouble(
  error: { code: string; message: string; hint?: string | undefined },
  sql: string,
  datasets: readonly string[],
): SqlTrouble {
  const { code, message, hint } = error
  const unknown = /there is no table ([\w.]+)/.exec(message)?.[1]
  const meant = unknown === undefined ? undefined : nearestDataset(unknown, datasets)
  return {
    code,
    message,
    hint: meant === undefined ? hint : `Did you mean ${meant}?`,
    at: findPlace(message, sql) ?? (unknown === undefined ? undefined : placeOf(sql.indexOf(unknown), sql)),
  }
}

function nearestDataset(name: string, datasets: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  const parts = datasets.map((id) => id.split('.')[1] ?? id)
  const part = findNearestName(lower.split('.').at(-1) ?? lower, parts)
  return findNearestName(lower, datasets) ?? datasets[parts.indexOf(part ?? '')]
}

/** DuckDB shows a line, cut at its ends where it is long, and a caret under the place. */
function findPlace(message: string, sql: string): SqlTrouble['at'] {
  const [, number, shown, blanks] = /LINE (\d+): ([^\n]*)\n( *)\^/.exec(message) ?? []
  if (number === undefined || shown === undefined || blanks === undefined) return undefined
  const line = Number(number)
  const inShown = blanks.length - `LINE ${number}: `.length
  const text = sql.split('\n')[line - 1] ?? ''
  const lead = shown.startsWith('...') ? 3 : 0
  const core = shown.slice(lead, shown.endsWith('...') ? -3 : undefined)
  const start = text.indexOf(core)
  return { line, column: Math.max(1, Math.max(0, start) + inShown - lead + 1) }
}

function placeOf(index: number, sql: string): SqlTrouble['at'] {
  if (index < 0) return undefined
  const before = sql.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
