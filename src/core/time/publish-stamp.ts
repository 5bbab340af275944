import { CALENDAR } from './calendar.ts'

/**
 * When ERCOT published a document, from the wall stamp `YYYYMMDD.HHMMSS[mmm]` in its ConstructedName, in the name of the CSV inside
 * or in a Public API archive's name. MIS's PublishDate is not used: its offset is the one in force when you ask.
 * In the repeated hour a name with `xhr` is of the second pass, any other of the first. A time that spring skips is read as
 * the same moment on the clock that was not put forward: 02:30 is 03:30 daylight time. Undefined where the name has no such stamp.
 */
export function parsePublishStamp(name: string, zone = 'America/Chicago'): Temporal.Instant | undefined {
  for (const [, date = '', time = '', milliseconds = ''] of name.matchAll(STAMP)) {
    const wall = readWall(date, time, milliseconds)
    if (wall === undefined) continue
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
    const isSkipped = first.hour !== wall.hour
    if (!isSkipped && !/xhr/i.test(name)) return first.toInstant()
    return wall.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant()
  }
  return undefined
}

export interface PublishStamp {
  /** `20250313`. */
  date: string
  /** `125509732`, or `125509` without milliseconds. */
  time: string
  /** The stamp is of the second pass: the name must carry `xhr`. */
  repeatedHour: boolean
}

/** The stamp that a document published at `instant` carries: with milliseconds in a ConstructedName, without in the CSV's name. */
export function formatPublishStamp(
  instant: Temporal.Instant,
  options: { milliseconds: boolean; zone?: string },
): PublishStamp {
  const wall = instant.toZonedDateTimeISO(options.zone ?? 'America/Chicago')
  const digits = wall.toPlainTime().toString({ fractionalSecondDigits: options.milliseconds ? 3 : 0 })
  return {
    date: wall.toPlainDate().toString().replaceAll('-', ''),
    time: digits.replaceAll(/[:.]/g, ''),
    repeatedHour: wall.subtract({ hours: 1 }).toPlainTime().equals(wall.toPlainTime()),
  }
}

const STAMP = /(?<=^|[./\\])([0-9]{8})\.([0-9]{6})([0-9]{3})?(?=\.|$)/g

function readWall(date: string, time: string, milliseconds: string): Temporal.PlainDateTime | undefined {
  const [hour, minute, second] = [time.slice(0, 2), time.slice(2, 4), time.slice(4)]
  if (second === '60') return undefined
  try {
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    if (day < CALENDAR.first || day > CALENDAR.last) return undefined
    return Temporal.PlainDateTime.from(`${day}T${hour}:${minute}:${second}.${milliseconds || '000'}`)
  } catch {
    return undefined
  }
}
