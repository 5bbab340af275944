/** A value and the hour of the day it is of, as a place in the day's hours. */
export interface ShapePoint {
  at: number
  mw: number
}

/** How a day's net load bends. Powers are means of an hour. */
export interface DuckShape {
  /** Steepest rise from one hour to the next, both within 15:00 to 21:00; `at` is the hour that it starts from. */
  ramp: { at: number; mwPerH: number }
  /** Highest hour of the day. */
  peak: ShapePoint
  /** Lowest hour of 10:00 to 15:00, the first where several are. */
  trough: ShapePoint
  /** Local hour in which the trough starts. */
  troughHour: number
  /** Highest hour of the day less the trough. */
  valleyMw: number
  /** Steepest rise over three hours anywhere in the day; `at` is the hour that it starts from. */
  ramp3h: { at: number; mw: number }
  /** The lower shoulder (05:00 to 10:00, 16:00 to 22:00) less the lowest hour of 10:00 to 16:00, as a share of the day's mean. */
  bellyShare: number
}

const EVENING = { from: 15, to: 21 } as const
const MIDDAY = { from: 10, to: 15 } as const

/**
 * The shape of a whole day. `netMwh`: every hour of it, none missing; `localHours`: the wall clock's hour of each. Pure.
 * Formulas: GridPulse F3 (ramp, valley, trough); the 3-hour ramp as CAISO counts it.
 */
export function readShape(netMwh: Float64Array, localHours: readonly number[]): DuckShape {
  const value = (at: number) => netMwh[at] as number
  const within = (from: number, to: number) => localHours.flatMap((hour, at) => (hour >= from && hour < to ? [at] : []))
  const highest = (places: readonly number[], read = value) =>
    places.reduce((best, at) => (read(at) > read(best) ? at : best), places[0] as number)
  const rise = (hours: number) => (at: number) => value(at + hours) - value(at)

  const evening = within(EVENING.from, EVENING.to)
  const rampAt = highest(evening.slice(0, -1), rise(1))
  const peakAt = highest([...localHours.keys()])
  const troughAt = highest(within(MIDDAY.from, MIDDAY.to), (at) => -value(at))
  const ramp3hAt = highest([...localHours.keys()].slice(0, -3), rise(3))
  const shoulder = Math.min(value(highest(within(5, 10))), value(highest(within(16, 22))))
  const belly = value(highest(within(10, 16), (at) => -value(at)))
  const mean = netMwh.reduce((sum, mwh) => sum + mwh, 0) / netMwh.length
  return {
    ramp: { at: rampAt, mwPerH: rise(1)(rampAt) },
    peak: { at: peakAt, mw: value(peakAt) },
    trough: { at: troughAt, mw: value(troughAt) },
    troughHour: localHours[troughAt] as number,
    valleyMw: value(peakAt) - value(troughAt),
    ramp3h: { at: ramp3hAt, mw: rise(3)(ramp3hAt) },
    bellyShare: mean === 0 ? 0 : (shoulder - belly) / mean,
  }
}
