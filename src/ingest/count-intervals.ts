import type { Session } from '../duckdb/database.ts'

/**
 * Makes `parsed_intervals(doc, interval_start, operating_date, rows)` of `parsed`: what most questions about a batch are about, and
 * few rows. `isShared`: the rows of a document have one interval, which is in `shared`.
 */
export const countParsed = (session: Session, isShared: boolean): Promise<void> =>
  session.run(
    `CREATE OR REPLACE TEMP TABLE parsed_intervals AS ${
      isShared
        ? 'SELECT doc, interval_start, operating_date, rows FROM shared JOIN (SELECT doc, count(*) AS rows FROM staged GROUP BY doc) USING (doc)'
        : 'SELECT doc, interval_start, operating_date, count(*) AS rows FROM parsed GROUP BY ALL'
    }`,
  )

/** Makes `outgoing_intervals(interval_start, operating_date, receipt, rows)` of `outgoing`, to be told again when that is another. */
export const countOutgoing = (session: Session): Promise<void> =>
  session.run(`CREATE OR REPLACE TEMP VIEW outgoing_intervals AS
    SELECT interval_start, operating_date, receipt, count(*) AS rows FROM outgoing GROUP BY ALL`)

/** The same where every parsed row goes out under its document's receipt. */
export const countAllOutgoing = (session: Session): Promise<void> =>
  session.run(`CREATE OR REPLACE TEMP VIEW outgoing_intervals AS
    SELECT interval_start, operating_date, receipt, rows FROM parsed_intervals JOIN docs USING (doc)`)
