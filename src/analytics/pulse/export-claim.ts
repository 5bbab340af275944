import { extremeOf, hoursOf } from '../authority/day-extremes.ts'
import type { Claim } from './claim.ts'
import { regionSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { numberText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'

/** `It sent 12,345 MWh to its neighbours, most of it at 17:00 CDT: 1,234 MWh.`; undefined: interchange is not published, or came in. */
export function exportClaim(pulse: PulseDay): Claim<'exports'> | undefined {
  const { day, hours, place } = pulse
  const indices = hoursOf(day, hours.interchangeMwh)
  const highest = extremeOf(indices, hours.interchangeMwh)
  const sum = indices.reduce((total, index) => total + (hours.interchangeMwh[index] as number), 0)
  if (!highest || sum < 0.5) return undefined
  const covered = coveredText(pulse, indices)
  const startMs = hours.startsMs[highest.index] as number
  return {
    kind: 'exports',
    text: `It sent ${numberText(sum)} MWh net to its neighbours${covered.text}, most in the hour from ${hourText(startMs, hours.zone)}: ${numberText(highest.value)} MWh.`,
    values: [
      { name: 'exports', value: sum, unit: 'MWh' },
      { name: 'highest_exports', value: highest.value, unit: 'MWh', startMs },
      ...covered.values,
    ],
    sql: regionSql({ ...place, baseline: [] }, ['TI']),
  }
}
