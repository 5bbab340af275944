import { HOUR_US } from './wall-sql.ts'

/** Hours that the zones of US markets lie behind UTC, the most asked first. */
const USUAL_HOURS = [6, 5, 4, 7, 8, 0]

/**
 * VARCHAR: an instant on a wall clock, to the second, with the clock's offset: `2026-11-01T01:15:00-06:00`. `us` are BIGINT epoch
 * microseconds, `offsetUs` those by which the clock is ahead of UTC.
 */
export function localTextSql(us: string, offsetUs: string): string {
  const wall = `make_timestamp(${us} + ${offsetUs})`
  const format = (suffix: string) => `strftime(${wall}, '%Y-%m-%dT%H:%M:%S${suffix}')`
  const usual = USUAL_HOURS.map(
    (hours) => `WHEN ${-hours * HOUR_US} THEN ${format(hours === 0 ? '+00:00' : `-0${hours}:00`)}`,
  )
  const minutes = `abs(${offsetUs}) // 60000000`
  const any = `printf('%s%02d:%02d', CASE WHEN ${offsetUs} < 0 THEN '-' ELSE '+' END, ${minutes} // 60, ${minutes} % 60)`
  return `CASE ${offsetUs} ${usual.join(' ')} ELSE ${format('')} || ${any} END`
}
