import { type Typical, typicalOf } from '../authority/baseline.ts'
import { extremeOf, type Marked } from '../authority/day-extremes.ts'
import { localHoursOf, sameHours } from '../authority/same-hours.ts'
import type { Claim, ClaimValue } from './claim.ts'
import { regionSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'
import { typicalText } from './typical-text.ts'

/** The highest (`sign` 1) or lowest hour of demand, and what is typical for it over the same hours. */
export interface DemandExtreme extends Marked {
  startMs: number
  typical: Typical
}

/** The peak or the trough among the hours published. */
export function demandExtreme(
  { hours, day, baseline, demandHours }: PulseDay,
  sign: 1 | -1,
): DemandExtreme | undefined {
  const found = extremeOf(demandHours, hours.demandMwh, sign)
  if (!found) return undefined
  const local = localHoursOf(day, demandHours)
  const typical = typicalOf(baseline, (other) => {
    const indices = sameHours(other, hours.demandMwh, local)
    return indices && extremeOf(indices, hours.demandMwh, sign)?.value
  })
  return { ...found, startMs: hours.startsMs[found.index] as number, typical }
}

/** `Demand peaked at 72,345 MWh at 17:00 CDT, 12 % above a typical Wednesday.` */
export function peakClaim(day: PulseDay, peak: DemandExtreme): Claim<'peak'> {
  return { kind: 'peak', ...describe(day, peak, { whole: 'Demand peaked at', else: 'The highest demand' }) }
}

/** `Demand was lowest at 04:00 CDT …`; undefined: too few hours for there to be one. */
export function troughClaim(day: PulseDay, trough: DemandExtreme): Claim<'trough'> | undefined {
  if (day.demandHours.length < 3) return undefined
  return {
    kind: 'trough',
    ...describe(day, trough, { whole: 'Demand bottomed out at', else: 'The lowest demand' }),
  }
}

function describe(
  pulse: PulseDay,
  { value, startMs, typical }: DemandExtreme,
  words: { whole: string; else: string },
): Omit<Claim, 'kind'> {
  const covered = coveredText(pulse, pulse.demandHours)
  const against = typicalText(value, typical, { weekday: pulse.weekday, isWhole: covered.isWhole })
  const marked: ClaimValue = { name: 'demand', value, unit: 'MWh', startMs }
  const start = covered.isWhole ? words.whole : `${words.else}${covered.text} was`
  const tail = against.text === '' ? '' : `, ${against.text}`
  return {
    text: `${start} ${numberText(value)} MWh at ${hourText(startMs, pulse.hours.zone)}${tail}.`,
    values: [marked, ...covered.values, ...against.values],
    sql: regionSql(pulse.place, ['D']),
  }
}
