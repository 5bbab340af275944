import { hoursOf, largestStep, type Step } from '../authority/day-extremes.ts'
import { SUBJECTS, subjectMwh } from '../authority/subject.ts'
import type { Claim } from './claim.ts'
import { regionSql } from './claim-sql.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'

/** Local hours in which the notable ramp lies: those that start from 15:00 up to 20:00. */
const RAMP_HOURS = { first: 15, last: 20 } as const
const isRampHour = (hour: number): boolean => hour >= RAMP_HOURS.first && hour <= RAMP_HOURS.last

const rampHours = ({ day, hours, subject }: PulseDay): number[] => hoursOf(day, subjectMwh(hours, subject), isRampHour)

/** The largest change from one hour to the next within 15:00 to 21:00. */
export const notableRamp = (pulse: PulseDay): Step | undefined =>
  largestStep(rampHours(pulse), subjectMwh(pulse.hours, pulse.subject))

/** `Sharpest change from 15:00 to 21:00: demand rose by 3,456 MWh from 16:00 to 17:00 CDT.` */
export function rampClaim(pulse: PulseDay, ramp: Step | undefined): Claim<'ramp'> {
  const { hours, subject, day, place, state } = pulse
  const { word, type } = SUBJECTS[subject]
  const values = subjectMwh(hours, subject)
  const sql = regionSql({ ...place, baseline: [] }, [type])
  const wanted = day.localHours.filter(isRampHour).length
  const published = rampHours(pulse).length
  if (!ramp) {
    const isAwaited = state === 'so_far' && (pulse.toldHours.at(-1) as number) < day.first + day.localHours.indexOf(16)
    const text = isAwaited
      ? 'The late afternoon and evening are still to come.'
      : `Too little of the late afternoon and evening is published to tell how ${word} changed.`
    return { kind: 'ramp', text, values: [], sql }
  }
  const [fromMs, toMs] = [hours.startsMs[ramp.index - 1] as number, hours.startsMs[ramp.index] as number]
  const size = Math.abs(ramp.change)
  const missing = published === wanted ? '' : state === 'so_far' ? ' so far' : ' in the hours published'
  const times = `from ${hourText(fromMs, hours.zone, { abbreviation: false })} to ${hourText(toMs, hours.zone)}`
  return {
    kind: 'ramp',
    text:
      numberText(size) === '0'
        ? `From hour to hour of the late afternoon and evening${missing} ${word} stayed level.`
        : `Sharpest change of the late afternoon and evening${missing}: ${word} ${ramp.change < 0 ? 'fell' : 'rose'} by ${numberText(size)} MWh ${times}.`,
    values: [
      { name: 'change', value: ramp.change, unit: 'MWh', startMs: toMs },
      { name: `${subject}_before`, value: values[ramp.index - 1] as number, unit: 'MWh', startMs: fromMs },
      { name: `${subject}_after`, value: values[ramp.index] as number, unit: 'MWh', startMs: toMs },
    ],
    sql,
  }
}
