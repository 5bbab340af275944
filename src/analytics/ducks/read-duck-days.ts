import type { Fuel } from '../../core/fuel.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { type AuthorityHours, readAuthorityHours } from '../authority/read-authority-hours.ts'
import { cutDays, type DuckDay } from './duck-day.ts'

export interface DuckDaysQuestion extends Truth {
  authority: string
  zone: string
  /** Fuels that the authority reports at all. */
  reported: ReadonlySet<Fuel>
  /** First and last local day. */
  first: Temporal.PlainDate
  last: Temporal.PlainDate
}

export interface DuckDays {
  days: readonly DuckDay[]
  /** What they were cut out of: the hours from the first day's midnight to the last day's. */
  hours: AuthorityHours
}

/** Local days of an authority as the lake has them. Errors: those of `readAuthorityHours`. */
export async function readDuckDays(
  engine: Engine,
  { authority, zone, reported, first, last, ...truth }: DuckDaysQuestion,
  signal?: AbortSignal,
): Promise<DuckDays> {
  const from = first.toZonedDateTime(zone).toInstant()
  const to = last.add({ days: 1 }).toZonedDateTime(zone).toInstant()
  const hours = await readAuthorityHours(engine, { authority, from, to, ...truth }, signal)
  const { startsMs, demandMwh } = hours
  const fuel = (name: Fuel) =>
    reported.has(name) ? (hours.fuelsMwh.get(name) ?? startsMs.map(() => Number.NaN)) : undefined
  const series = { zone, startsMs, demandMwh, solarMwh: fuel('solar'), windMwh: fuel('wind') }
  return { days: cutDays(series, first, last), hours }
}
