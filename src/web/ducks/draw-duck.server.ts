import type { Duck } from '../../contract/schemas/authorities/ducks.ts'
import { drawSparkline } from '../charts/sparkline.server.ts'
import { valueDomain } from '../charts/value-domain.ts'
import { longDateText, powerText, scoreText } from './duck-text.ts'

const HOUR_MS = 3_600_000
const SIZE = { width: 320, height: 132 }

/** Lowest and highest value of the pictures of many ducks, so that they compare. */
export const ducksDomain = (ducks: readonly Duck[]): [number, number] =>
  valueDomain(
    ducks.flatMap(({ net_load_mwh, demand_mwh }) => [...net_load_mwh, ...demand_mwh]),
    { zero: false },
  )

/** A day in a small picture: its net load, the sun above it, its ramp and its trough. */
export function drawDuck(duck: Duck, zone: string, domain: readonly [number, number]): string {
  const firstMs = Temporal.Instant.from(duck.first_interval).epochMilliseconds
  const placeOf = ({ interval_start }: { interval_start: string }) =>
    (Temporal.Instant.from(interval_start).epochMilliseconds - firstMs) / HOUR_MS
  const { shape } = duck
  const hours = duck.net_load_mwh.map((_, at) =>
    Temporal.Instant.fromEpochMilliseconds(firstMs + at * HOUR_MS).toZonedDateTimeISO(zone),
  )
  return drawSparkline(
    {
      description: `Net load of ${longDateText(duck.date)}, score ${scoreText(duck.score)}: down to ${powerText(shape.trough.mw)} MW at ${shape.trough.label}, then up by ${powerText(shape.evening_ramp_mw_per_h)} MW within an hour from ${shape.evening_ramp_from.label}.`,
      values: duck.net_load_mwh,
      above: duck.demand_mwh,
      ramp: [placeOf(shape.evening_ramp_from), placeOf(shape.evening_ramp_to)],
      trough: placeOf(shape.trough),
      ticks: hours.flatMap(({ hour }, at) =>
        hour % 6 === 0 && hour > 0 ? [{ at, text: `${String(hour).padStart(2, '0')}:00` }] : [],
      ),
      domain,
    },
    SIZE,
  )
}
