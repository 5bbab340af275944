import { SIXTEEN_HOURS } from './block.ts'

/** `isNercHoliday` as SQL, BOOLEAN, of a DATE or TIMESTAMP. The text names it three times: it may be long. */
export const nercHolidaySql = (date: string): string =>
  // IN would become a join.
  `list_contains([${HOLIDAY_CODES.join(', ')}]::BIGINT[], month(${date}) * 1000 + day(${date}) * 10 + isodow(${date}))`

/** Month, day and weekday of each day on which a NERC holiday may be observed, as one number: `5251` is a Monday, May 25. */
const HOLIDAY_CODES: readonly number[] = [
  ...observed(1, 1),
  ...weekdays(5, 25, 31, 1),
  ...observed(7, 4),
  ...weekdays(9, 1, 7, 1),
  ...weekdays(11, 22, 28, 4),
  ...observed(12, 25),
]

/** The day itself, Sundays aside, and the Monday after it. */
function observed(month: number, day: number): number[] {
  return [...[1, 2, 3, 4, 5, 6].map((weekday) => code(month, day, weekday)), code(month, day + 1, 1)]
}

function weekdays(month: number, first: number, last: number, weekday: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => code(month, first + index, weekday))
}

function code(month: number, day: number, weekday: number): number {
  return month * 1000 + day * 10 + weekday
}

/** `blockOf` as SQL, VARCHAR, of a TIMESTAMP on the market's wall clock. */
export function blockSql(wall: string): string {
  const { firstStart, lastStart } = SIXTEEN_HOURS
  return `CASE WHEN hour(${wall}) NOT BETWEEN ${firstStart} AND ${lastStart} THEN '7x8'
    WHEN isodow(${wall}) > 5 OR ${nercHolidaySql(wall)} THEN '2x16' WHEN ${wall} IS NOT NULL THEN '5x16' END`
}
