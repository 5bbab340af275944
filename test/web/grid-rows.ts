import type { Row } from '../server/array-engine.ts'

/** A grid's rows around `now`: prices and wind and demand as smooth functions of time, each published as its product is. */
export function gridRows(now: Temporal.Instant): Record<string, Row[]> {
  return { 'ercot.rt_spp': priceRows(now), 'ercot.wind': windRows(now), 'eia.region_data': demandRows(now) }
}

const row = (
  start: Temporal.Instant,
  minutes: number,
  published: Temporal.Instant,
  own: Record<string, unknown>,
): Row => ({
  interval_start: start.toString(),
  interval_end: start.add({ minutes }).toString(),
  published_at: published.toString(),
  ...own,
})

const wave = (instant: Temporal.Instant, peakHour: number): number =>
  Math.cos(((instant.epochMilliseconds / 3_600_000 - 6 - peakHour) / 24) * 2 * Math.PI)

const floor = (now: Temporal.Instant, minutes: number) =>
  now.round({ smallestUnit: 'minute', roundingIncrement: minutes, roundingMode: 'floor' })

function priceRows(now: Temporal.Instant): Row[] {
  const end = floor(now.subtract({ minutes: 2 }), 15)
  const hubs = [
    ['HB_HOUSTON', 4],
    ['HB_NORTH', 1],
    ['HB_SOUTH', 2],
    ['HB_WEST', -9],
  ] as const
  return Array.from({ length: 72 * 4 }, (_, index) => end.subtract({ minutes: 15 * (index + 1) })).flatMap(
    (start, index) =>
      hubs.map(([settlement_point, offset]) => {
        const bump = wave(start, 18) ** 9 * 45 + Math.sin(index * 1.7) * 3
        return row(start, 15, start.add({ minutes: 17 }), {
          settlement_point,
          settlement_point_type: 'HU',
          price_usd_per_mwh: Math.round((24 + offset * (1 + wave(start, 3)) + bump) * 100) / 100,
        })
      }),
  )
}

function windRows(now: Temporal.Instant): Row[] {
  const hour = floor(now.subtract({ minutes: 55 }), 60)
  return Array.from({ length: 150 }, (_, index) => hour.add({ hours: index - 90 })).map((start) => {
    const past = Temporal.Instant.compare(start, hour) < 0
    const level = 13_500 + wave(start, 1) * 6_200 + Math.sin(start.epochMilliseconds / 9e7) * 3_000
    const published = past ? start.add({ hours: 1, minutes: 55 }) : hour.add({ minutes: 55 })
    return row(start, 60, published, {
      gen_system_wide_mw: past ? Math.round(level + Math.sin(start.epochMilliseconds / 1e7) * 700) : null,
      stwpf_system_wide_mw: Math.round(level),
    })
  })
}

function demandRows(now: Temporal.Instant): Row[] {
  const hour = floor(now.subtract({ minutes: 90 }), 60)
  return Array.from({ length: 130 }, (_, index) => hour.add({ hours: index - 90 })).flatMap((start) => {
    const level = 52_000 + wave(start, 17) * 11_000
    const own = { respondent: 'ERCO', respondent_name: 'ERCOT' }
    const forecast = row(start, 60, start.subtract({ hours: 40 }), { ...own, type: 'DF', value_mwh: Math.round(level) })
    if (Temporal.Instant.compare(start, hour) >= 0) return [forecast]
    const value_mwh = Math.round(level * 0.98 + Math.sin(start.epochMilliseconds / 2e7) * 1_500)
    return [row(start, 60, start.add({ hours: 1, minutes: 90 }), { ...own, type: 'D', value_mwh }), forecast]
  })
}
