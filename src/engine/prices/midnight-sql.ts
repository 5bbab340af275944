import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'

/**
 * BIGINT: the epoch microseconds at which the wall clock of `zone` shows a midnight, `wallUs`: microseconds of the wall clock as if it
 * were UTC, named several times. Right within `span`.
 */
export function midnightSql(wallUs: string, zone: string, span: Span): string {
  const wide = { from: span.from.subtract({ hours: 48 }), to: span.to.add({ hours: 48 }) }
  const offset = (us: string) => utcOffsetSql(zone, `(${us})`, wide)
  // The offset at about then is right but near a change of the clock; a second look always is.
  return `(${wallUs} - ${offset(`${wallUs} - ${offset(wallUs)}`)})`
}
