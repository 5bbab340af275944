import type { ContentChange } from '../fault-tables.ts'
import type { EiaRoute } from './eia-route.ts'

const HOUR_MS = 3_600_000
const DAY_HOURS = 24
/** What is there first of an hour that is not whole yet. */
const EARLY_FUELS: readonly string[] = ['COL', 'NUC', 'WAT']

/** A route with one thing wrong in it; the route itself where the change is not about EIA. */
export function changeRoute(route: EiaRoute, change: ContentChange | undefined, nowMs: number): EiaRoute {
  if (change?.fault === 'repeated-day') return repeatDay(route, change.day, nowMs)
  if (change?.fault === 'partial-newest-hour') return cutNewestHour(route, nowMs)
  return route
}

function repeatDay(route: EiaRoute, day: string | undefined, nowMs: number): EiaRoute {
  const first =
    day === undefined
      ? (Math.floor(nowMs / HOUR_MS / DAY_HOURS) - 1) * DAY_HOURS
      : Temporal.Instant.from(`${day}T00:00Z`).epochMilliseconds / HOUR_MS
  return {
    ...route,
    hourAt: (hour, atMs) => route.hourAt(hour >= first && hour < first + DAY_HOURS ? hour - DAY_HOURS : hour, atMs),
  }
}

/** Of the newest hour only some fuels; other routes have no fuels to leave out. */
function cutNewestHour(route: EiaRoute, nowMs: number): EiaRoute {
  let newest = Math.floor(nowMs / HOUR_MS)
  while (!route.series.some((_, series) => route.appearsMs(series, newest) <= nowMs)) newest -= 1
  const isLate = route.series.map(({ fuel_type: fuel }) => fuel !== undefined && !EARLY_FUELS.includes(fuel))
  return {
    ...route,
    isSettled: (hour, atMs) => hour < newest && route.isSettled(hour, atMs),
    appearsMs: (series, hour) => (hour >= newest && isLate[series] ? Infinity : route.appearsMs(series, hour)),
  }
}
