import type { Dataset } from '../../datasets/dataset.ts'
import type { Span } from '../span.ts'
import type { ChangeDay } from './change-days.ts'
import type { Profile } from './profile.ts'

/** What rules know before they read rows. */
export interface AuditContext {
  dataset: Dataset
  /** The intervals that are judged; the table `audited` reaches back a day further, for comparison. */
  range: Span
  profile: Profile
  /** Days of 23 or 25 hours in the range, of every zone that the dataset has. */
  changeDays: readonly ChangeDay[]
}

/**
 * A rule over the tables of `audited-sql.ts`. Its SELECT yields a finding a row: `operating_date DATE`, `start_us BIGINT` or NULL,
 * `series VARCHAR[]` (all that are concerned) and `detail VARCHAR`. Undefined: it has nothing to say of such rows.
 */
export interface AuditRule {
  name: string
  sql(context: AuditContext): string | undefined
}

export const micros = (instant: Temporal.Instant): bigint => instant.epochNanoseconds / 1000n
