import { zoneAbbreviation } from '../../core/time/zone-abbreviation.ts'
import type { DayTick } from './day-ticks.ts'

/** How the clocks are changed within a day. */
export interface ClockChange {
  /** The moment from which the other offset holds. */
  epochMs: number
  /** `01:00 comes twice: CDT, then CST`. */
  note: string
}

/** The change of clocks in `[fromMs, toMs)`; undefined where there is none. */
export function findClockChange(fromMs: number, toMs: number, zone: string): ClockChange | undefined {
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
  const next = from.getTimeZoneTransition('next')
  if (!next || next.epochMilliseconds >= toMs) return undefined
  const before = next.subtract({ nanoseconds: 1 })
  const shiftMinutes = (next.offsetNanoseconds - before.offsetNanoseconds) / 60_000_000_000
  const hour = (time: { hour: number }) => `${String(time.hour).padStart(2, '0')}:00`
  const names = [zoneAbbreviation(before), zoneAbbreviation(next)]
  return {
    epochMs: next.epochMilliseconds,
    note:
      shiftMinutes > 0
        ? `No ${hour(next.toPlainDateTime().subtract({ minutes: shiftMinutes }))}: clocks go forward`
        : `${hour(next)} comes twice: ${names[0]}, then ${names[1]}`,
  }
}

/** Ticks of one day at every `stepHours` of the wall clock; of the hour that comes twice the first. */
export function hourTicks(fromMs: number, toMs: number, zone: string, stepHours: number): DayTick[] {
  const start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
  const ticks: DayTick[] = []
  for (
    let at = start.round({ smallestUnit: 'hour', roundingMode: 'ceil' });
    at.epochMilliseconds <= toMs;
    at = at.add({ hours: 1 })
  )
    if (at.hour % stepHours === 0 && at.subtract({ hours: 1 }).hour !== at.hour)
      ticks.push({ epochMs: at.epochMilliseconds, time: `${String(at.hour).padStart(2, '0')}:00` })
  return ticks
}
