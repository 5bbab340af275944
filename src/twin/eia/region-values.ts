import { averageHour } from '../average-hour.ts'
import type { Grid } from '../grid/grid.ts'
import { keepRecent } from '../keep-recent.ts'
import { hashText, uniform } from '../noise/hash.ts'
import { createWallClock } from '../wall-clock.ts'
import { AUTHORITIES, type Authority } from './authority.ts'
import { demandMwAt, forecastFactor } from './demand.ts'
import { createFlowValues } from './flow-values.ts'
import { revisionAt } from './revision.ts'
import { TIE_LINES } from './tie-line.ts'

const HOUR_MS = 3_600_000

export type RegionType = 'D' | 'DF' | 'NG' | 'TI'

/** The four values of an authority's hour, whole MWh; `NG = D + TI`, and TI sums to zero over the authorities. */
export type RegionHour = Readonly<Record<RegionType, number>>

/** EIA-930 of the twin. Hours are whole hours since 1970 of the hour's start. */
export interface RegionValues {
  /** When a value of an authority's hour first shows, ms: about 90 minutes after its end, forecasts the day before. */
  appearsMs(authority: number, hour: number, type?: RegionType): number
  /** The values as upstream shows them at `nowMs`, in the order of AUTHORITIES: later revisions overwrite. */
  hourAt(hour: number, nowMs: number): readonly RegionHour[]
  /** The flows behind TI, in the order of TIE_LINES. */
  flowsAt(hour: number, nowMs: number): readonly number[]
}

const APPEAR_CHANNEL = hashText('eia-appears')
const DEMAND_STEP = 0.015
const KEPT_HOURS = 24 * 45

/** EIA-930 values of the grid's seed: ERCO from the grid itself, the others from their shapes. */
export function createRegionValues(grid: Grid): RegionValues {
  const { seed } = grid
  const clocks = AUTHORITIES.map(({ zone }) => createWallClock(zone))
  const firstDemand = keepRecent(KEPT_HOURS, (hour) =>
    AUTHORITIES.map((authority, index) =>
      authority.code === 'ERCO'
        ? averageHour(hour, grid.loadMwAt)
        : demandMwAt(seed, authority, hour * HOUR_MS, (clocks[index] as (typeof clocks)[number])(hour * HOUR_MS)),
    ),
  )
  const flowsAt = createFlowValues(seed)
  const appearsMs = (authority: number, hour: number, type: RegionType = 'D') =>
    type === 'DF'
      ? forecastAppearsMs(hour)
      : (hour + 1) * HOUR_MS + Math.round((85 + 10 * uniform(seed, APPEAR_CHANNEL, authority, hour)) * 60_000)

  const hourAt = (hour: number, nowMs: number): RegionHour[] => {
    const interchange = new Map(AUTHORITIES.map(({ code }) => [code, 0]))
    const flows = flowsAt(hour, nowMs)
    TIE_LINES.forEach(({ from, to }, member) => {
      interchange.set(from, (interchange.get(from) ?? 0) + (flows[member] as number))
      interchange.set(to, (interchange.get(to) ?? 0) - (flows[member] as number))
    })
    return AUTHORITIES.map((authority, member) => {
      const first = firstDemand(hour)[member] as number
      const revision = revisionAt(seed, { series: 'demand', member, hour }, appearsMs(member, hour), nowMs)
      const demand = Math.round(first * (1 + DEMAND_STEP * revision))
      const total = interchange.get(authority.code) ?? 0
      return { D: demand, DF: forecastOf(seed, authority, hour, first), NG: demand + total, TI: total }
    })
  }
  return { appearsMs, hourAt, flowsAt }
}

/** Forecasts of an operating day, 06:00Z to 06:00Z, show at 15:00Z of the day before. */
function forecastAppearsMs(hour: number): number {
  return (Math.floor((hour - 6) / 24) * 24 - 9) * HOUR_MS
}

function forecastOf(seed: number, authority: Authority, hour: number, demandMw: number): number {
  return Math.round(demandMw * forecastFactor(seed, authority, hour * HOUR_MS))
}
