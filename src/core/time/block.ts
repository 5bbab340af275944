import { isNercHoliday } from './nerc-holidays.ts'

/**
 * The blocks that power is traded in. `5x16`, on-peak: hours ending 07 to 22 of Monday to Friday, NERC holidays aside.
 * `2x16`: the same hours of weekends and NERC holidays. `7x8`: hours ending 01 to 06, 23 and 24 of every day.
 */
export const BLOCKS = Object.freeze(['5x16', '2x16', '7x8'] as const)

export type Block = (typeof BLOCKS)[number]

/** Starts of the first and the last of the sixteen hours on the wall clock: hours ending 07 and 22, as ERCOT has them. */
export const SIXTEEN_HOURS = Object.freeze({ firstStart: 6, lastStart: 21 })

/** The block of the hour that `start` lies in, on the wall clock of `zone`. */
export function blockOf(start: Temporal.Instant, zone: string): Block {
  const wall = start.toZonedDateTimeISO(zone)
  if (wall.hour < SIXTEEN_HOURS.firstStart || wall.hour > SIXTEEN_HOURS.lastStart) return '7x8'
  return wall.dayOfWeek > 5 || isNercHoliday(wall.toPlainDate()) ? '2x16' : '5x16'
}
