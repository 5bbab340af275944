const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

interface CalendarDay {
  dayOfWeek: number
  month: number
  day: number
}

/** `Fri`. */
export const weekdayText = (date: CalendarDay): string => WEEKDAYS[date.dayOfWeek - 1] ?? ''

/** `Fri, Nov 20`. A table's worth of them through `toLocaleString` costs 50 ms. */
export const dateText = (date: CalendarDay): string => `${weekdayText(date)}, ${MONTHS[date.month - 1]} ${date.day}`

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether `text` is a day of the calendar, `2024-02-29`. By arithmetic: not every browser has Temporal. */
export function isDateText(text: string): boolean {
  const [year = 0, month = 0, day = 0] = DATE.exec(text)?.slice(1).map(Number) ?? []
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0))
}
