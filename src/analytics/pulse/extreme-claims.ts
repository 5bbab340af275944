import { type Typical, typicalOf } from '../authority/baseline.ts'
import { extremeOf, type Marked } from '../authority/day-extremes.ts'
import { localHoursOf, sameHours } from '../authority/same-hours.ts'
import { capital, SUBJECTS, subjectMwh } from '../authority/subject.ts'
import type { Claim, ClaimValue } from './claim.ts'
import { regionSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'
import { typicalText } from './typical-text.ts'

/** The highest (`sign` 1) or lowest hour of what is told, and what is typical for it over the same hours. */
export interface ToldExtreme extends Marked {
  startMs: number
  typical: Typical
}

/** The peak or the trough among the hours published. */
export function toldExtreme(
  { hours, subject, day, baseline, toldHours }: PulseDay,
  sign: 1 | -1,
): ToldExtreme | undefined {
  const values = subjectMwh(hours, subject)
  const found = extremeOf(toldHours, values, sign)
  if (!found) return undefined
  const local = localHoursOf(day, toldHours)
  const typical = typicalOf(baseline, (other) => {
    const indices = sameHours(other, values, local)
    return indices && extremeOf(indices, values, sign)?.value
  })
  return { ...found, startMs: hours.startsMs[found.index] as number, typical }
}

/** `Demand peaked at 72,345 MWh at 17:00 CDT, 12 % above a typical Wednesday.` */
export function peakClaim(day: PulseDay, peak: ToldExtreme): Claim<'peak'> {
  return { kind: 'peak', ...describe(day, peak, { whole: 'peaked at', else: 'highest' }) }
}

/** `Demand bottomed out at 44,021 MWh at 04:00 CDT …`; undefined: too few hours for there to be one. */
export function troughClaim(day: PulseDay, trough: ToldExtreme): Claim<'trough'> | undefined {
  if (day.toldHours.length < 3) return undefined
  return { kind: 'trough', ...describe(day, trough, { whole: 'bottomed out at', else: 'lowest' }) }
}

function describe(
  pulse: PulseDay,
  { value, startMs, typical }: ToldExtreme,
  words: { whole: string; else: string },
): Omit<Claim, 'kind'> {
  const { word, type } = SUBJECTS[pulse.subject]
  const covered = coveredText(pulse, pulse.toldHours)
  const against = typicalText(value, typical, { weekday: pulse.weekday, isWhole: covered.isWhole })
  const marked: ClaimValue = { name: pulse.subject, value, unit: 'MWh', startMs }
  const start = covered.isWhole ? `${capital(word)} ${words.whole}` : `The ${words.else} ${word}${covered.text} was`
  const tail = against.text === '' ? '' : `, ${against.text}`
  return {
    text: `${start} ${numberText(value)} MWh at ${hourText(startMs, pulse.hours.zone)}${tail}.`,
    values: [marked, ...covered.values, ...against.values],
    sql: regionSql(pulse.place, [type]),
  }
}
