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
