import { BASELINE_MIN_DAYS } from '../authority/baseline.ts'
import { subjectMwh } from '../authority/subject.ts'
import { type BulletKind, chooseBullets } from './choose-bullets.ts'
import type { Claim } from './claim.ts'
import { cleanClaim, cleanestHour } from './clean-claim.ts'
import { type CleanHours, cleanHours } from './clean-hours.ts'
import { exportClaim } from './export-claim.ts'
import { peakClaim, toldExtreme, troughClaim } from './extreme-claims.ts'
import { forecastClaim, largestDeviation } from './forecast-claim.ts'
import { headlineOf } from './headline.ts'
import { type Kpi, makeKpis } from './kpis.ts'
import { numberText, usdText } from './number-text.ts'
import { highestPrice, priceClaim } from './price-claim.ts'
import { layOutDay, type PulseDay, type PulseInput } from './pulse-day.ts'
import { notableRamp, rampClaim } from './ramp-claim.ts'

/** A point of the day's chart that a bullet speaks of. */
export interface Annotation {
  kind: Exclude<BulletKind, 'exports'>
  startMs: number
  value: number
  unit: string
  label: string
}

/** A day in words and numbers. */
export interface Pulse extends Pick<PulseDay, 'day' | 'weekday' | 'state' | 'subject' | 'toldHours'> {
  headline: Claim<'headline'>
  bullets: readonly Claim<BulletKind>[]
  kpis: readonly Kpi[]
  annotations: readonly Annotation[]
  /** Undefined: no intensity of the day is known. */
  clean: CleanHours | undefined
  baseline: { dates: readonly string[]; enough: boolean }
}

/** Such a share of the peak makes a ramp notable. */
const NOTABLE_RAMP_SHARE = 0.05

/** Tells a day. Undefined: the hours do not reach over it, or none of it is published. Pure. */
export function makePulse(input: PulseInput): Pulse | undefined {
  const pulse = layOutDay(input)
  const peak = pulse && toldExtreme(pulse, 1)
  const trough = pulse && toldExtreme(pulse, -1)
  if (!pulse || !peak || !trough) return undefined
  const deviation = largestDeviation(pulse)
  const ramp = notableRamp(pulse)
  const cleanest = cleanestHour(pulse)
  const price = highestPrice(pulse)
  const bullets = chooseBullets(
    [
      peakClaim(pulse, peak),
      troughClaim(pulse, trough),
      pulse.subject === 'demand' ? forecastClaim(pulse, deviation) : undefined,
      rampClaim(pulse, ramp),
      cleanClaim(pulse, cleanest),
      priceClaim(pulse, price),
      pulse.subject === 'demand' ? undefined : exportClaim(pulse),
    ],
    { isRampNotable: ramp !== undefined && Math.abs(ramp.change) >= NOTABLE_RAMP_SHARE * peak.value },
  )
  const { startsMs } = pulse.hours
  const told = subjectMwh(pulse.hours, pulse.subject)
  const points: (Omit<Annotation, 'startMs'> & { index: number })[] = [
    { kind: 'peak', index: peak.index, value: peak.value, unit: 'MWh', label: `Peak ${numberText(peak.value)} MWh` },
    {
      kind: 'trough',
      index: trough.index,
      value: trough.value,
      unit: 'MWh',
      label: `Low ${numberText(trough.value)} MWh`,
    },
  ]
  if (deviation) {
    const label = `${numberText(Math.abs(deviation.deviationMwh))} MWh ${deviation.deviationMwh < 0 ? 'below' : 'above'} forecast`
    points.push({ kind: 'forecast', index: deviation.index, value: deviation.demandMwh, unit: 'MWh', label })
  }
  if (ramp) {
    const label = `${ramp.change < 0 ? 'Down' : 'Up'} ${numberText(Math.abs(ramp.change))} MWh in an hour`
    points.push({ kind: 'ramp', index: ramp.index, value: told[ramp.index] as number, unit: 'MWh', label })
  }
  if (cleanest) {
    const label = `Cleanest: ${numberText(cleanest.value)} g CO₂/kWh`
    points.push({ kind: 'cleanest', index: cleanest.index, value: cleanest.value, unit: 'g CO2/kWh', label })
  }
  if (price) {
    const label = `Highest price: ${usdText(price.value)}/MWh`
    points.push({ kind: 'price', index: price.index, value: price.value, unit: 'USD/MWh', label })
  }
  return {
    day: pulse.day,
    weekday: pulse.weekday,
    state: pulse.state,
    subject: pulse.subject,
    toldHours: pulse.toldHours,
    headline: headlineOf(pulse, { peak, deviation, highestPrice: price }),
    bullets,
    kpis: makeKpis(pulse, peak),
    clean: cleanHours(pulse.day, pulse.intensityGPerKwh),
    annotations: points
      .filter(({ kind }) => bullets.some((bullet) => bullet.kind === kind))
      .map(({ index, ...point }) => ({ ...point, startMs: startsMs[index] as number })),
    baseline: {
      dates: pulse.place.baseline,
      enough: pulse.place.baseline.length >= BASELINE_MIN_DAYS,
    },
  }
}
