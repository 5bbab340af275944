/** What the rows themselves say of how they come: nothing is assumed of the length of intervals. */
export interface Profile {
  rows: number
  /** The most frequent length of intervals, microseconds; 0: readings of moments. */
  lengthUs: number
  /** The first and the last start, and the last end, epoch microseconds. */
  firstUs: number
  lastUs: number
  lastEndUs: number
  lastPublishedUs: number
  /** How much of the intervals that have rows at all the most present series has, 0 to 1. */
  presence: number
}

/** Below it no series is always there: rows tell of something that happens, as of binding constraints. */
const STEADY_PRESENCE = 0.9

/** Whether an interval without a row is one that lacks its rows. */
export const isSteady = ({ presence }: Profile): boolean => presence >= STEADY_PRESENCE

/** One row, a `Profile`, of the table `audited` from `fromUs` on; `rows` is 0 where there is none. */
export const profileSql = (
  fromUs: bigint,
): string => `WITH judged AS (SELECT * FROM audited WHERE start_us >= ${fromUs}),
  present AS (SELECT place, series, count(*) AS held FROM judged GROUP BY ALL),
  there AS (SELECT place, count(DISTINCT start_us) AS intervals FROM judged GROUP BY ALL)
SELECT count(*) AS "rows", mode(end_us - start_us) AS "lengthUs", min(start_us) AS "firstUs", max(start_us) AS "lastUs",
  max(end_us) AS "lastEndUs", max(published_us) AS "lastPublishedUs",
  (SELECT max(held / intervals) FROM present JOIN there USING (place)) AS presence
FROM judged`
