import { readFleetOutput } from '../../fuel/fleet-output.ts'
import { MIX_CAPACITY_MW, MIX_FUELS, type MixFuel, toFuelMix } from '../../fuel/fuel-mix.ts'
import { CLEARING_MS, type Grid } from '../../grid/grid.ts'
import { wallDate, wallTimeOfDay } from '../../render/wall-text.ts'
import type { ReadWallClock } from '../../wall-clock.ts'
import type { ContentChange } from '../fault-tables.ts'
import { localMidnight } from '../mis/daily-schedule.ts'

/** `fuel-mix.json` as of 2026: yesterday and today so far, by day and by stamp. */
export interface FuelMixDashboard {
  lastUpdated: string
  monthlyCapacity: Readonly<Record<MixFuel, number>>
  data: Record<string, Record<string, FuelReadings>>
}

type FuelReadings = Partial<Record<MixFuel, { gen: number }>>

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What a feed that has only begun to write an interval knows of it. */
const EARLY_FUELS: readonly string[] = ['Coal and Lignite', 'Hydro', 'Nuclear']
const SPLIT_AFTER_MS = 4000

/**
 * What the dashboard says at `nowMs`, with one thing wrong in it where a change is asked for: it is updated one minute after
 * each five-minute stamp.
 */
export function buildFuelMix(
  grid: Pick<Grid, 'clearedAt'>,
  nowMs: number,
  read: ReadWallClock,
  change?: ContentChange,
): FuelMixDashboard {
  const lastMs = Math.floor((nowMs - MINUTE_MS) / CLEARING_MS) * CLEARING_MS
  const firstMs = localMidnight(localMidnight(lastMs, read) - HOUR_MS, read)
  const data: FuelMixDashboard['data'] = {}
  const put = (ms: number, fuels: FuelReadings) => {
    const stamp = formatStamp(ms, read)
    const day = stamp.slice(0, 10)
    data[day] ??= {}
    data[day][stamp] = fuels
  }
  for (let ms = firstMs; ms <= lastMs && change?.fault !== 'empty-success'; ms += CLEARING_MS) {
    const fuels = readStamp(grid, ms)
    if (change?.fault === 'split-interval' && ms === lastMs - HOUR_MS) {
      put(ms, pickFuels(fuels, true))
      put(ms + SPLIT_AFTER_MS, pickFuels(fuels, false))
    } else put(ms, change?.fault === 'partial-newest-hour' && ms === lastMs ? pickFuels(fuels, true) : fuels)
  }
  return { lastUpdated: formatStamp(lastMs + MINUTE_MS, read), monthlyCapacity: MIX_CAPACITY_MW, data }
}

function pickFuels(fuels: FuelReadings, early: boolean): FuelReadings {
  return Object.fromEntries(Object.entries(fuels).filter(([fuel]) => EARLY_FUELS.includes(fuel) === early))
}

function readStamp(grid: Pick<Grid, 'clearedAt'>, ms: number): FuelReadings {
  const mix = toFuelMix(readFleetOutput(grid.clearedAt(ms)))
  return Object.fromEntries(MIX_FUELS.map((fuel) => [fuel, { gen: telemeter(fuel, mix[fuel]) }]))
}

/** Values come as 32-bit floats in fifteen digits, but for gas, which is computed. */
function telemeter(fuel: MixFuel, mw: number): number {
  return fuel === 'Natural Gas' ? mw : Number(Math.fround(mw).toPrecision(15))
}

/** `2026-09-06 17:11:00-0500`. */
function formatStamp(ms: number, read: ReadWallClock): string {
  const { wallMs, offsetMs } = read(ms)
  const minutes = Math.abs(offsetMs) / MINUTE_MS
  const offset = `${offsetMs < 0 ? '-' : '+'}${String(minutes / 60).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`
  return `${wallDate(wallMs)} ${wallTimeOfDay(wallMs).slice(0, 8)}${offset}`
}
