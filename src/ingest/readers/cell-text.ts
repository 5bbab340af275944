import type { CellValue } from 'hucre/xlsx'
import type { DateFormat } from '../../core/time/encoding.ts'

/** A cell as a CSV has it: numbers with every digit, dates as `format` writes them, times of day as `HH:MM`. */
export function cellText(value: CellValue | undefined, format: DateFormat | undefined): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value)
  const wall = wallOf(value)
  if (isTimeOfDay(wall)) return isMidnight(wall) ? '24:00' : timeText(wall)
  const { year, month, day } = wall
  const [mm, dd] = [two(month), two(day)]
  const date = format === '%Y-%m-%d' ? `${year}-${mm}-${dd}` : `${mm}/${dd}/${year}`
  return isMidnight(wall) ? date : `${date} ${timeText(wall).padEnd(8, ':00')}`
}

/** The name of a column: a time of day is `0:15`, and `0:00` at the day's end, as ERCOT labels quarter hours. */
export function headerText(value: CellValue | undefined): string {
  if (!(value instanceof Date)) return cellText(value, undefined).trim()
  const wall = wallOf(value)
  return isTimeOfDay(wall) ? timeText(wall).replace(/^0/, '') : cellText(value, undefined)
}

/** Excel counts days in doubles: a time is off by less than a millisecond. */
const wallOf = (date: Date): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO('UTC').toPlainDateTime().round('second')

/** Day 0 is 1899-12-31; 24:00 is the whole of it. */
const isTimeOfDay = (wall: Temporal.PlainDateTime): boolean =>
  Temporal.PlainDateTime.compare(wall, '1900-01-01T00:00:00') <= 0

const isMidnight = ({ hour, minute, second }: Temporal.PlainDateTime): boolean => hour + minute + second === 0

const timeText = ({ hour, minute, second }: Temporal.PlainDateTime): string =>
  `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`

const two = (value: number): string => String(value).padStart(2, '0')
