import { CALENDAR } from './calendar.ts'
import { DECODE_REASON } from './decode-reason.ts'
import type { DateFormat, DecodedTime, TimeEncoding } from './encoding.ts'
import { FLAG_TEXT, TIME_TEXT } from './time-text.ts'

export type TimeFields = Readonly<Record<string, string | number | boolean | undefined>>

export interface InvalidTime {
  /** One of `DECODE_REASON`. */
  invalid: string
}

/** What the text says: an interval's start on the wall clock, after so many hours of a day, or in UTC. */
type Reading =
  | { start: Temporal.PlainDateTime; minutes: number; repeated: boolean }
  | { date: Temporal.PlainDate; elapsedHours: number }
  | { startUtc: Temporal.Instant; minutes: number }

/**
 * The time of one row, from its document's text, in the market's (or the balancing authority's) zone.
 * Without `dateFormat` plain dates may be `MM/DD/YYYY` or `YYYY-MM-DD`. What cannot be placed in time is `{ invalid }`, never thrown.
 */
export function decodeTime(
  encoding: TimeEncoding,
  fields: TimeFields,
  zone: string,
  dateFormat?: DateFormat,
): DecodedTime | InvalidTime {
  const reading = readTime(encoding, (name) => String(fields[name] ?? ''), dateFormat)
  if ('invalid' in reading) return reading
  if ('elapsedHours' in reading) return placeElapsed(reading, zone)
  if ('startUtc' in reading) return placeUtc(reading, zone)
  return placeWall(reading, zone)
}

function readTime(
  encoding: TimeEncoding,
  text: (name: string) => string,
  dateFormat: DateFormat | undefined,
): Reading | InvalidTime {
  switch (encoding.kind) {
    case 'hour-ending': {
      const date = readDate(text(encoding.date), dateFormat)
      if ('invalid' in date) return date
      const hour = readNumber(TIME_TEXT.endingHour, text(encoding.hour), 1, 24)
      if (hour === undefined) return { invalid: DECODE_REASON.hour }
      return withFlag(encoding.flag, text, date, (hour - 1) * 60, 60)
    }
    case 'quarter-ending': {
      const date = readDate(text(encoding.date), dateFormat)
      if ('invalid' in date) return date
      const hour = readNumber(TIME_TEXT.number, text(encoding.hour), 1, 24)
      if (hour === undefined) return { invalid: DECODE_REASON.hour }
      const quarter = readNumber(TIME_TEXT.number, text(encoding.quarter), 1, 4)
      if (quarter === undefined) return { invalid: DECODE_REASON.quarter }
      return withFlag(encoding.flag, text, date, (hour - 1) * 60 + (quarter - 1) * 15, 15)
    }
    case 'hour-ending-stamp': {
      const [, day, hour] = match(TIME_TEXT.usHourStamp, text(encoding.stamp))
      const named = toDate(day, '%m/%d/%Y')
      if (!named) return { invalid: DECODE_REASON.stamp }
      const date = inCalendar(Number(hour) === 0 ? named.subtract({ days: 1 }) : named)
      if ('invalid' in date) return date
      return withFlag(encoding.flag, text, date, (Number(hour) === 0 ? 23 : Number(hour) - 1) * 60, 60)
    }
    case 'elapsed-hour': {
      const date = readDate(text(encoding.date), dateFormat)
      if ('invalid' in date) return date
      const hour = readNumber(TIME_TEXT.number, text(encoding.hour), 1, 25)
      return hour === undefined ? { invalid: DECODE_REASON.elapsedHour } : { date, elapsedHours: hour - 1 }
    }
    case 'quarter-label': {
      const date = readDate(text(encoding.date), dateFormat)
      if ('invalid' in date) return date
      const [, label, second] = match(TIME_TEXT.quarterLabel, text(encoding.label))
      if (label === undefined) return { invalid: DECODE_REASON.label }
      const [hour = 0, minute = 0] = label.split(':').map(Number)
      return { start: atMinute(date, (hour * 60 + minute || 1440) - 15), minutes: 15, repeated: second !== undefined }
    }
    case 'wall-stamp': {
      const isUs = encoding.format === 'us'
      const [, day, time] = match(isUs ? TIME_TEXT.usStamp : TIME_TEXT.isoStamp, text(encoding.stamp))
      const named = toDate(day, isUs ? '%m/%d/%Y' : '%Y-%m-%d')
      if (!named || time === undefined) return { invalid: DECODE_REASON.stamp }
      const date = inCalendar(named)
      if ('invalid' in date) return date
      const flag = readFlag(encoding.flag, text)
      if (flag === undefined) return { invalid: DECODE_REASON.flag }
      return { start: date.toPlainDateTime(time.padStart(8, '0')), minutes: 0, repeated: flag }
    }
    case 'offset-stamp': {
      const [, day, time, offset] = match(TIME_TEXT.offsetStamp, text(encoding.stamp))
      const named = toDate(day, '%Y-%m-%d')
      if (!named || time === undefined) return { invalid: DECODE_REASON.stamp }
      const isEndOfDay = time.startsWith('24')
      const date = isEndOfDay ? named.add({ days: 1 }) : named
      return {
        startUtc: Temporal.Instant.from(`${date}T${isEndOfDay ? '00:00' : time}${offset}`),
        minutes: encoding.minutes,
      }
    }
    case 'utc-hour-ending': {
      const [, day, hour] = match(TIME_TEXT.utcHour, text(encoding.period))
      const date = toDate(day, '%Y-%m-%d')
      if (!date) return { invalid: DECODE_REASON.stamp }
      return { startUtc: Temporal.Instant.from(`${date}T${hour}:00Z`).subtract({ hours: 1 }), minutes: 60 }
    }
  }
}

function placeWall(
  { start, minutes, repeated }: { start: Temporal.PlainDateTime; minutes: number; repeated: boolean },
  zone: string,
): DecodedTime | InvalidTime {
  const first = start.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const isOnClock = first.toPlainDateTime().equals(start)
  if (!repeated) {
    if (!isOnClock) return { invalid: DECODE_REASON.skipped }
    return { ...interval(first.toInstant(), minutes), operatingDate: start.toPlainDate(), repeatedHour: false }
  }
  const second = start.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!isOnClock || second.epochNanoseconds === first.epochNanoseconds) return { invalid: DECODE_REASON.flagOutside }
  return { ...interval(second.toInstant(), minutes), operatingDate: start.toPlainDate(), repeatedHour: true }
}

function placeElapsed(
  { date, elapsedHours }: { date: Temporal.PlainDate; elapsedHours: number },
  zone: string,
): DecodedTime | InvalidTime {
  const start = date.toZonedDateTime(zone).add({ hours: elapsedHours })
  if (!start.toPlainDate().equals(date)) return { invalid: DECODE_REASON.elapsedHour }
  return { ...interval(start.toInstant(), 60), operatingDate: date, repeatedHour: isSecondPass(start) }
}

function placeUtc(
  { startUtc, minutes }: { startUtc: Temporal.Instant; minutes: number },
  zone: string,
): DecodedTime | InvalidTime {
  const utcDate = inCalendar(startUtc.toZonedDateTimeISO('UTC').toPlainDate())
  if ('invalid' in utcDate) return utcDate
  const start = startUtc.toZonedDateTimeISO(zone)
  return { ...interval(startUtc, minutes), operatingDate: start.toPlainDate(), repeatedHour: isSecondPass(start) }
}

const interval = (start: Temporal.Instant, minutes: number) => ({ start, end: start.add({ minutes }) })

const isSecondPass = (moment: Temporal.ZonedDateTime): boolean =>
  moment.subtract({ hours: 1 }).toPlainDateTime().equals(moment.toPlainDateTime())

function withFlag(
  name: string | undefined,
  text: (name: string) => string,
  date: Temporal.PlainDate,
  minute: number,
  minutes: number,
): Reading | InvalidTime {
  const repeated = readFlag(name, text)
  return repeated === undefined ? { invalid: DECODE_REASON.flag } : { start: atMinute(date, minute), minutes, repeated }
}

function readFlag(name: string | undefined, text: (name: string) => string): boolean | undefined {
  if (name === undefined) return false
  const flag = text(name)
    .replace(/^[ \t]+|[ \t]+$/g, '')
    .toLowerCase()
  return FLAG_TEXT.clear.includes(flag) ? false : FLAG_TEXT.set.includes(flag) ? true : undefined
}

function readDate(text: string, format: DateFormat | undefined): Temporal.PlainDate | InvalidTime {
  const date = format ? toDate(text, format) : (toDate(text, '%m/%d/%Y') ?? toDate(text, '%Y-%m-%d'))
  return date ? inCalendar(date) : { invalid: DECODE_REASON.date }
}

const FIRST_DAY = Temporal.PlainDate.from(CALENDAR.first)
const LAST_DAY = Temporal.PlainDate.from(CALENDAR.last)

function inCalendar(date: Temporal.PlainDate): Temporal.PlainDate | InvalidTime {
  const { compare } = Temporal.PlainDate
  const isInside = compare(date, FIRST_DAY) >= 0 && compare(date, LAST_DAY) <= 0
  return isInside ? date : { invalid: DECODE_REASON.calendar }
}

function toDate(text: string | undefined, format: DateFormat): Temporal.PlainDate | undefined {
  const isUs = format === '%m/%d/%Y'
  const [, first, second, third] = match(isUs ? TIME_TEXT.usDate : TIME_TEXT.isoDate, text ?? '')
  if (first === undefined) return undefined
  const [year, month, day] = isUs ? [third, first, second] : [first, second, third]
  try {
    return new Temporal.PlainDate(Number(year), Number(month), Number(day))
  } catch {
    return undefined
  }
}

function readNumber(pattern: string, text: string, min: number, max: number): number | undefined {
  const digits = match(pattern, text)[1]
  const value = digits === undefined ? Number.NaN : Number(digits)
  return value >= min && value <= max ? value : undefined
}

const atMinute = (date: Temporal.PlainDate, minute: number): Temporal.PlainDateTime =>
  date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })

const PATTERNS: ReadonlyMap<string, RegExp> = new Map(Object.values(TIME_TEXT).map((text) => [text, new RegExp(text)]))

const match = (pattern: string, text: string): readonly (string | undefined)[] =>
  PATTERNS.get(pattern)?.exec(text) ?? []
