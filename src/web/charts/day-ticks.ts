import { dateText, weekdayText } from '../state/date-text.ts'

/** A tick of a time axis: when, and what to write there. */
export interface DayTick {
  epochMs: number
  /** `06:00`. */
  time: string
  /** The day that begins here, at local midnight. */
  day?: string
}

export interface DayTickOptions {
  /** A tick every so many hours of the wall clock. */
  stepHours: number
  /** `Fri 20` instead of `Fri, Nov 20`. */
  shortDays: boolean
}

/**
 * Ticks in `[fromMs, toMs]` at local hours. Days of 23 and 25 hours keep their hours where the wall clock has them; a
 * time the wall clock skips gets no tick.
 */
export function dayTicks(fromMs: number, toMs: number, zone: string, options: DayTickOptions): DayTick[] {
  const { stepHours, shortDays } = options
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
  const ticks: DayTick[] = []
  for (let date = from.toPlainDate(); ; date = date.add({ days: 1 })) {
    if (date.toZonedDateTime(zone).epochMilliseconds > toMs) return ticks
    for (let hour = 0; hour < 24; hour += stepHours) {
      const wall = date.toZonedDateTime({ timeZone: zone, plainTime: { hour } })
      if (wall.hour !== hour || wall.epochMilliseconds < fromMs || wall.epochMilliseconds > toMs) continue
      const time = `${String(hour).padStart(2, '0')}:00`
      ticks.push({
        epochMs: wall.epochMilliseconds,
        time,
        ...(hour === 0 ? { day: dayLabel(date, shortDays) } : {}),
      })
    }
  }
}

const dayLabel = (date: Temporal.PlainDate, short: boolean): string =>
  short ? `${weekdayText(date)} ${date.day}` : dateText(date)
