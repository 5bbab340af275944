/** A holiday of NERC's calendar of off-peak days, on the day on which it is observed. */
export interface NercHoliday {
  date: Temporal.PlainDate
  name: string
}

const MONDAY = 1
const THURSDAY = 4
const SUNDAY = 7

/** The six NERC holidays of a year in order. One that falls on a Sunday is observed on the Monday after; one on a Saturday stays. */
export function listNercHolidays(year: number): readonly NercHoliday[] {
  return [
    { name: `New Year's Day`, date: observed(year, 1, 1) },
    { name: 'Memorial Day', date: weekdayFrom(year, 5, 25, MONDAY) },
    { name: 'Independence Day', date: observed(year, 7, 4) },
    { name: 'Labor Day', date: weekdayFrom(year, 9, 1, MONDAY) },
    { name: 'Thanksgiving Day', date: weekdayFrom(year, 11, 22, THURSDAY) },
    { name: 'Christmas Day', date: observed(year, 12, 25) },
  ]
}

/** Whether a NERC holiday is observed on that day. */
export const isNercHoliday = (date: Temporal.PlainDate): boolean =>
  listNercHolidays(date.year).some((holiday) => holiday.date.equals(date))

function observed(year: number, month: number, day: number): Temporal.PlainDate {
  const date = new Temporal.PlainDate(year, month, day)
  return date.dayOfWeek === SUNDAY ? date.add({ days: 1 }) : date
}

/** The first such weekday on or after the day: the last Monday of May is the first from the 25th on. */
function weekdayFrom(year: number, month: number, day: number, weekday: number): Temporal.PlainDate {
  const date = new Temporal.PlainDate(year, month, day)
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 })
}
