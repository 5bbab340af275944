import type { PriceRange } from './price-range.ts'
import { type Edges, windowEdges } from './window-edges.ts'

/** Where the reader can go from a range: as parts of an address. */
export interface PriceSteps {
  earlier: Edges
  later: Edges
  zoomIn: Edges
  zoomOut: Edges
}

/** Whole market days move by days, so that a day of 23 or 25 hours is followed by a whole one. */
export function priceSteps({ from, to }: PriceRange, zone: string): PriceSteps {
  const [first, last] = [from.toZonedDateTimeISO(zone), to.toZonedDateTimeISO(zone)]
  const isWhole = first.startOfDay().equals(first) && last.startOfDay().equals(last)
  const lengthMs = last.epochMilliseconds - first.epochMilliseconds
  const count = isWhole ? first.toPlainDate().until(last.toPlainDate(), { largestUnit: 'days' }).days : 0
  const moved = (sign: -1 | 1) =>
    isWhole
      ? dayEdges(first.add({ days: sign * count }), last.add({ days: sign * count }))
      : windowEdges(first.epochMilliseconds + sign * lengthMs, last.epochMilliseconds + sign * lengthMs)
  const around = (shareOut: number) =>
    windowEdges(first.epochMilliseconds - lengthMs * shareOut, last.epochMilliseconds + lengthMs * shareOut)
  return {
    earlier: moved(-1),
    later: moved(1),
    zoomIn: around(-0.25),
    zoomOut: isWhole
      ? dayEdges(first.subtract({ days: Math.ceil(count / 2) }), last.add({ days: Math.ceil(count / 2) }))
      : around(0.5),
  }
}

/** The last day is written as the day it is. */
const dayEdges = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): Edges => ({
  range: undefined,
  date: undefined,
  from: from.toPlainDate().toString(),
  to: to.subtract({ days: 1 }).toPlainDate().toString(),
})
