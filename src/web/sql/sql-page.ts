import type { SqlResult, SqlTrouble } from './sql-result.ts'

export interface SqlPage {
  /** What stands in the editor. */
  sql: string
  /** It was asked for, and run by the server. */
  asked: boolean
  result: SqlResult | undefined
  trouble: SqlTrouble | undefined
  /** `30 s, 1,000,000 rows, 268 MB`. */
  limits: string
  zone: string
  /** ISO; undefined is now. */
  asOf: string | undefined
  datasets: readonly string[]
  kept: readonly (readonly [string, string])[]
  examples: readonly { title: string; lesson: string; href: string }[]
}
