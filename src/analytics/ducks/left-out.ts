import type { DuckDay } from './duck-day.ts'

/** Why a day has no score. */
export type LeftOutReason = 'not_published' | 'demand_missing' | 'solar_missing'

export interface LeftOutDay {
  date: string
  reason: LeftOutReason
  /** Hours of the day without a net load. */
  missingHours: number
}

/** Why `day` can't be measured; undefined where every hour of it has a net load. Pure. */
export function findLeftOut({ date, netMwh, demandMwh, solarMwh }: DuckDay): LeftOutDay | undefined {
  const missing = (values: Float64Array | undefined) =>
    values ? values.reduce((count, value) => count + Number(Number.isNaN(value)), 0) : netMwh.length
  const missingHours = missing(netMwh)
  if (missingHours === 0) return undefined
  const [noDemand, noSolar] = [missing(demandMwh), missing(solarMwh)]
  if (noDemand === netMwh.length && noSolar === netMwh.length) return { date, reason: 'not_published', missingHours }
  return { date, reason: noDemand >= noSolar ? 'demand_missing' : 'solar_missing', missingHours }
}
