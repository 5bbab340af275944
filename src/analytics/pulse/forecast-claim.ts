import { hoursOf } from '../authority/day-extremes.ts'
import type { Claim } from './claim.ts'
import { regionSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'

/** Where demand was farthest from what was forecast the day before. */
export interface Deviation {
  index: number
  startMs: number
  demandMwh: number
  forecastMwh: number
  /** Demand less forecast. */
  deviationMwh: number
  /** Per cent of the forecast; undefined where that is no measure. */
  percent: number | undefined
}

/** Below so many per cent of the forecast it is told how near demand stayed. */
const NEAR_FORECAST_PCT = 2

const bothHours = ({ day, hours }: PulseDay): number[] =>
  hoursOf(day, hours.demandMwh).filter((index) => !Number.isNaN(hours.forecastMwh[index] as number))

/** The first of the largest deviations, up or down, among the hours that have both. */
export function largestDeviation(pulse: PulseDay): Deviation | undefined {
  const { startsMs, demandMwh, forecastMwh } = pulse.hours
  let found: Deviation | undefined
  for (const index of bothHours(pulse)) {
    const [demand, forecast] = [demandMwh[index] as number, forecastMwh[index] as number]
    if (found && Math.abs(demand - forecast) <= Math.abs(found.deviationMwh)) continue
    found = {
      index,
      startMs: startsMs[index] as number,
      demandMwh: demand,
      forecastMwh: forecast,
      deviationMwh: demand - forecast,
      percent: forecast > 0 ? (100 * (demand - forecast)) / forecast : undefined,
    }
  }
  return found
}

/** `Demand was farthest from its day-ahead forecast at 17:00 CDT: 3,210 MWh (4.5 %) above.` */
export function forecastClaim(pulse: PulseDay, deviation: Deviation | undefined): Claim<'forecast'> {
  const sql = regionSql({ ...pulse.place, baseline: [] }, ['D', 'DF'])
  if (!deviation) {
    const text = 'No day-ahead forecast is published for the hours whose demand is known.'
    return { kind: 'forecast', text, values: [], sql }
  }
  const { startMs, demandMwh, forecastMwh, deviationMwh, percent } = deviation
  const covered = coveredText(pulse, bothHours(pulse))
  const at = hourText(startMs, pulse.hours.zone)
  const size = Math.abs(deviationMwh)
  const values = [
    { name: 'deviation', value: size, unit: 'MWh', startMs },
    { name: 'demand', value: demandMwh, unit: 'MWh', startMs },
    { name: 'forecast', value: forecastMwh, unit: 'MWh', startMs },
    ...covered.values,
  ]
  if (percent === undefined || Math.abs(percent) < NEAR_FORECAST_PCT) {
    const isMet = numberText(size) === '0'
    const text = isMet
      ? `Demand${covered.text} came as it was forecast the day before.`
      : `Demand${covered.text} stayed within ${numberText(size)} MWh of its day-ahead forecast, the farthest at ${at}.`
    return { kind: 'forecast', text, values, sql }
  }
  const share = { name: 'deviation_per_cent', value: Math.abs(percent), unit: '%', startMs }
  const side = percent > 0 ? 'above' : 'below'
  return {
    kind: 'forecast',
    text: `Demand${covered.text} was farthest from its day-ahead forecast at ${at}: ${numberText(size)} MWh (${numberText(share.value, 1)} %) ${side} it.`,
    values: [...values, share],
    sql,
  }
}
