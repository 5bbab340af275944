import { SIXTEEN_HOURS } from './block.ts'

/** `isNercHoliday` as SQL, BOOLEAN, of a DATE. */
export function nercHolidaySql(date: string): string {
  const fixed = (day: number) =>
    `day(${date}) = ${day} AND isodow(${date}) <> 7 OR day(${date}) = ${day + 1} AND isodow(${date}) = 1`
  return `CASE month(${date}) WHEN 1 THEN ${fixed(1)} WHEN 5 THEN day(${date}) >= 25 AND isodow(${date}) = 1
    WHEN 7 THEN ${fixed(4)} WHEN 9 THEN day(${date}) <= 7 AND isodow(${date}) = 1
    WHEN 11 THEN day(${date}) BETWEEN 22 AND 28 AND isodow(${date}) = 4 WHEN 12 THEN ${fixed(25)}
    ELSE CASE WHEN ${date} IS NOT NULL THEN false END END`
}

/** `blockOf` as SQL, VARCHAR, of a TIMESTAMP on the market's wall clock. */
export function blockSql(wall: string): string {
  const { firstStart, lastStart } = SIXTEEN_HOURS
  return `CASE WHEN hour(${wall}) NOT BETWEEN ${firstStart} AND ${lastStart} THEN '7x8'
    WHEN isodow(${wall}) > 5 OR (${nercHolidaySql(`${wall}::DATE`)}) THEN '2x16' WHEN ${wall} IS NOT NULL THEN '5x16' END`
}
