import { type Grid, QUARTER_MS } from '../grid/grid.ts'
import { keepRecent } from '../keep-recent.ts'
import { hashText, uniform } from '../noise/hash.ts'
import { createWallClock } from '../wall-clock.ts'
import { AUTHORITIES, type Authority } from './authority.ts'
import { demandMwAt, forecastFactor } from './demand.ts'
import { tieFlowMwAt } from './interchange.ts'
import { revisionAt } from './revision.ts'
import { TIE_LINES } from './tie-line.ts'

const HOUR_MS = 3_600_000

export type RegionType = 'D' | 'DF' | 'NG' | 'TI'

/** The four values of an authority's hour, whole MWh; `NG = D + TI`, and TI sums to zero over the authorities. */
export type RegionHour = Readonly<Record<RegionType, number>>

/** EIA-930 of the twin. Hours are whole hours since 1970 of the hour's start. */
export interface RegionValues {
  /** When a value of an authority's hour first shows, ms: about 90 minutes after its end, forecasts the day before. */
  appearsMs(authority: number, hour: number, type: RegionType): number
  /** The values as upstream shows them at `nowMs`, in the order of AUTHORITIES: later revisions overwrite. */
  hourAt(hour: number, nowMs: number): readonly RegionHour[]
}

const APPEAR_CHANNEL = hashText('eia-appears')
const DEMAND_STEP = 0.015
const FLOW_STEP_MW = 60
const KEPT_HOURS = 24 * 45

/** EIA-930 values of the grid's seed: ERCO from the grid itself, the others from their shapes. */
export function createRegionValues(grid: Grid): RegionValues {
  const { seed } = grid
  const clocks = AUTHORITIES.map(({ zone }) => createWallClock(zone))
  const firstDemand = keepRecent(KEPT_HOURS, (hour) =>
    AUTHORITIES.map((authority, index) =>
      authority.code === 'ERCO'
        ? averageLoadMw(grid, hour * HOUR_MS)
        : demandMwAt(seed, authority, hour * HOUR_MS, (clocks[index] as (typeof clocks)[number])(hour * HOUR_MS)),
    ),
  )
  const firstFlows = keepRecent(KEPT_HOURS, (hour) =>
    TIE_LINES.map((_, index) => tieFlowMwAt(seed, index, hour * HOUR_MS)),
  )
  // A flow shows when both its ends have; revisions count from the later end so that the sum stays zero.
  const appearsMs = (authority: number, hour: number, type: RegionType = 'D') =>
    type === 'DF'
      ? forecastAppearsMs(hour)
      : (hour + 1) * HOUR_MS + Math.round((85 + 10 * uniform(seed, APPEAR_CHANNEL, authority, hour)) * 60_000)

  const hourAt = (hour: number, nowMs: number): RegionHour[] => {
    const interchange = new Map(AUTHORITIES.map(({ code }) => [code, 0]))
    const latestMs = (hour + 1) * HOUR_MS + 95 * 60_000
    TIE_LINES.forEach((line, member) => {
      const revision = line.from === 'ERCO' ? 0 : revisionAt(seed, { series: 'flow', member, hour }, latestMs, nowMs)
      const flowMw = (firstFlows(hour)[member] as number) + Math.round(FLOW_STEP_MW * revision)
      interchange.set(line.from, (interchange.get(line.from) ?? 0) + flowMw)
      interchange.set(line.to, (interchange.get(line.to) ?? 0) - flowMw)
    })
    return AUTHORITIES.map((authority, member) => {
      const first = firstDemand(hour)[member] as number
      const revision = revisionAt(seed, { series: 'demand', member, hour }, appearsMs(member, hour), nowMs)
      const demand = Math.round(first * (1 + DEMAND_STEP * revision))
      const total = interchange.get(authority.code) ?? 0
      return { D: demand, DF: forecastOf(seed, authority, hour, first), NG: demand + total, TI: total }
    })
  }
  return { appearsMs, hourAt }
}

/** Forecasts of an operating day, 06:00Z to 06:00Z, show at 15:00Z of the day before. */
function forecastAppearsMs(hour: number): number {
  return (Math.floor((hour - 6) / 24) * 24 - 9) * HOUR_MS
}

function forecastOf(seed: number, authority: Authority, hour: number, demandMw: number): number {
  return Math.round(demandMw * forecastFactor(seed, authority, hour * HOUR_MS))
}

function averageLoadMw(grid: Grid, startMs: number): number {
  let sum = 0
  for (let quarter = 0; quarter < 4; quarter++) sum += grid.loadMwAt(startMs + quarter * QUARTER_MS)
  return sum / 4
}
