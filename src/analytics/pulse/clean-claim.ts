import { extremeOf, hoursOf, type Marked } from '../authority/day-extremes.ts'
import type { Claim } from './claim.ts'
import { fuelsSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'

/** The hour whose generation emitted least by the MWh. */
export const cleanestHour = ({ day, intensityGPerKwh }: PulseDay): Marked | undefined =>
  extremeOf(hoursOf(day, intensityGPerKwh), intensityGPerKwh, -1)

/** `Generation was cleanest at 13:00 CDT: 245 g CO₂/kWh on average, against 410 at 20:00 CDT.` */
export function cleanClaim(pulse: PulseDay, cleanest: Marked | undefined): Claim<'cleanest'> {
  const { day, hours, intensityGPerKwh, place } = pulse
  const sql = fuelsSql({ ...place, baseline: [] })
  const indices = hoursOf(day, intensityGPerKwh)
  const dirtiest = extremeOf(indices, intensityGPerKwh)
  if (!cleanest || !dirtiest) {
    const yet = pulse.state === 'so_far' ? ' yet' : ''
    const text = `Generation by energy source is not published for this day${yet}, so its cleanest hour is not known.`
    return { kind: 'cleanest', text, values: [], sql }
  }
  const covered = coveredText(pulse, indices)
  const claim = ({ index, value }: Marked, name: string) => ({
    name,
    value,
    unit: 'g CO2/kWh',
    startMs: hours.startsMs[index] as number,
  })
  const [low, high] = [claim(cleanest, 'intensity'), claim(dirtiest, 'highest_intensity')]
  const lowText = `${numberText(low.value)} g CO₂/kWh`
  const isFlat = numberText(low.value) === numberText(high.value)
  return {
    kind: 'cleanest',
    text: isFlat
      ? `Generation${covered.text} emitted ${lowText} on average in every hour.`
      : `Generation${covered.text} was cleanest at ${hourText(low.startMs, hours.zone)}: ${lowText} on average, against ${numberText(high.value)} at ${hourText(high.startMs, hours.zone)}, the dirtiest hour.`,
    values: [low, high, ...covered.values],
    sql,
  }
}
