import { extremeOf, hoursOf, type Marked } from '../authority/day-extremes.ts'
import type { Claim } from './claim.ts'
import { pricesSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import { hourText } from './hour-text.ts'
import { usdText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'

/** The hour with the highest real-time price; undefined: there are no prices here. */
export const highestPrice = ({ day, price }: PulseDay): Marked | undefined =>
  price && extremeOf(hoursOf(day, price.usdPerMwh), price.usdPerMwh)

/** `The real-time hub price averaged $45.60/MWh; its hours went from $12.30 at 03:00 CDT to $123.45 at 17:00 CDT.` */
export function priceClaim(pulse: PulseDay, highest: Marked | undefined): Claim<'price'> | undefined {
  const { day, hours, place, price } = pulse
  if (!price || !highest) return undefined
  const indices = hoursOf(day, price.usdPerMwh)
  const lowest = extremeOf(indices, price.usdPerMwh, -1) ?? highest
  const mean = indices.reduce((sum, index) => sum + (price.usdPerMwh[index] as number), 0) / indices.length
  const covered = coveredText(pulse, indices)
  const claim = ({ index, value }: Marked, name: string) => ({
    name,
    value,
    unit: 'USD/MWh',
    startMs: hours.startsMs[index] as number,
  })
  const [high, low] = [claim(highest, 'highest_price'), claim(lowest, 'lowest_price')]
  const isFlat = usdText(low.value) === usdText(high.value)
  return {
    kind: 'price',
    text: isFlat
      ? `The real-time hub price${covered.text} was ${usdText(mean)}/MWh in every hour.`
      : `The real-time hub price${covered.text} averaged ${usdText(mean)}/MWh; its hours went from ${usdText(low.value)} at ${hourText(low.startMs, hours.zone)} to ${usdText(high.value)} at ${hourText(high.startMs, hours.zone)}.`,
    values: [{ name: 'mean_price', value: mean, unit: 'USD/MWh' }, low, high, ...covered.values],
    sql: pricesSql(place, price.location),
  }
}
