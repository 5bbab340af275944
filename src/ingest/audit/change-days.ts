import { listMarketDays } from '../../core/time/market-days.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { sqlText } from '../../duckdb/sql-text.ts'
import type { Span } from '../span.ts'

/** A day whose clock changes, at 02:00 of the wall clock in force at its midnight. */
export interface ChangeDay {
  zone: string
  /** `YYYY-MM-DD`. */
  date: string
  hours: 23 | 25
  midnightUtcUs: bigint
}

/** The change days within `[from, to)` of every zone that a dataset has, those of each zone in order. */
export function listChangeDays({ zone }: Pick<Dataset, 'zone'>, { from, to }: Span): ChangeDay[] {
  const zones = typeof zone === 'string' ? [zone] : [...new Set(Object.values(zone.zones))]
  return zones.flatMap((name) => {
    const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(name).toPlainDate()
    return listMarketDays(name, dateOf(from), dateOf(to.subtract({ nanoseconds: 1 })))
      .filter(({ spring, fall }) => spring || fall)
      .map(({ date, spring, midnightUtcUs }) => ({ zone: name, date, hours: spring ? 23 : 25, midnightUtcUs }))
  })
}

const CHANGE_AFTER_US = 7_200_000_000n

/** A SELECT of change days: `zone, day DATE, hours INTEGER, midnight_us BIGINT, change_us BIGINT`. At least one is needed. */
export function changeDaysSql(days: readonly ChangeDay[]): string {
  const rows = days.map(
    ({ zone, date, hours, midnightUtcUs }) =>
      `(${sqlText(zone)}, DATE ${sqlText(date)}, ${hours}, ${midnightUtcUs}::BIGINT, ${midnightUtcUs + CHANGE_AFTER_US}::BIGINT)`,
  )
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(zone, day, hours, midnight_us, change_us)`
}
