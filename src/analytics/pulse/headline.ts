import type { Marked } from '../authority/day-extremes.ts'
import { SUBJECTS } from '../authority/subject.ts'
import type { Claim, ClaimValue } from './claim.ts'
import { pricesSql, regionSql } from './claim-sql.ts'
import { coveredText } from './covered-text.ts'
import type { ToldExtreme } from './extreme-claims.ts'
import type { Deviation } from './forecast-claim.ts'
import { hourText } from './hour-text.ts'
import { numberText, usdText } from './number-text.ts'
import type { PulseDay } from './pulse-day.ts'
import { typicalText } from './typical-text.ts'

const HEADLINE_MAX = 120

/** From so high a price of an hour the headline is about it, USD/MWh. */
const PRICE_SPIKE_USD = 500
/** From such a deviation from the forecast the headline is about it, per cent. */
const NOTABLE_DEVIATION_PCT = 8

export interface HeadlineFacts {
  peak: ToldExtreme
  deviation: Deviation | undefined
  highestPrice: Marked | undefined
}

/** The day in a line: a price spike, a forecast that missed, or the peak against what is typical. At most 120 characters. */
export function headlineOf(pulse: PulseDay, { peak, deviation, highestPrice }: HeadlineFacts): Claim<'headline'> {
  const { authority, zone, startsMs } = pulse.hours
  const covered = coveredText(pulse, pulse.toldHours)
  const { word, type } = SUBJECTS[pulse.subject]
  const marked: ClaimValue = { name: pulse.subject, value: peak.value, unit: 'MWh', startMs: peak.startMs }
  const highest = covered.isWhole ? 'it peaked at' : 'its highest was'
  const regional = regionSql(pulse.place, type === 'D' ? ['D', 'DF'] : [type])
  const make = (text: string, values: readonly ClaimValue[], sql = regional): Claim<'headline'> => ({
    kind: 'headline',
    text,
    values,
    sql,
  })
  if (pulse.price && highestPrice && highestPrice.value >= PRICE_SPIKE_USD) {
    const startMs = startsMs[highestPrice.index] as number
    const price = { name: 'highest_price', value: highestPrice.value, unit: 'USD/MWh', startMs }
    const text = `${authority}’s real-time hub price averaged ${usdText(price.value)}/MWh in the hour from ${hourText(startMs, zone)}`
    return make(text, [price], pricesSql(pulse.place, pulse.price.location))
  }
  if (deviation?.percent !== undefined && Math.abs(deviation.percent) >= NOTABLE_DEVIATION_PCT) {
    const share = Math.abs(deviation.percent)
    const side = deviation.percent > 0 ? 'above' : 'below'
    const text = `${authority} demand ran ${numberText(share)} % ${side} its forecast at ${hourText(deviation.startMs, zone)}`
    const values = [
      { name: 'deviation_per_cent', value: share, unit: '%', startMs: deviation.startMs },
      { name: 'demand', value: deviation.demandMwh, unit: 'MWh', startMs: deviation.startMs },
      { name: 'forecast', value: deviation.forecastMwh, unit: 'MWh', startMs: deviation.startMs },
    ]
    const full = `${text}; ${highest} ${numberText(peak.value)} MWh${covered.text}`
    return full.length <= HEADLINE_MAX
      ? make(full, [...values, { ...marked, name: 'peak' }, ...covered.values])
      : make(text, values)
  }
  const against = typicalText(peak.value, peak.typical, { weekday: pulse.weekday, isWhole: covered.isWhole })
  const at = hourText(peak.startMs, zone)
  const opening = covered.isWhole
    ? `${authority} ${word} peaked at ${numberText(peak.value)} MWh at ${at}`
    : `${authority} ${word}${covered.text} was highest at ${at}: ${numberText(peak.value)} MWh`
  const full = against.text === '' ? opening : `${opening}, ${against.text}`
  return full.length <= HEADLINE_MAX
    ? make(full, [marked, ...covered.values, ...against.values])
    : make(opening, [marked, ...covered.values])
}
