import { BASELINE_MIN_DAYS } from '../authority/baseline.ts'
import { hourText } from '../pulse/hour-text.ts'
import { numberText } from '../pulse/number-text.ts'
import type { ChangeKind } from './day-metrics.ts'
import type { Change } from './make-changes.ts'

/** What a measure is called, and in what unit it comes. */
export const CHANGE_NAMES: Readonly<Record<ChangeKind, { label: string; unit: string }>> = Object.freeze({
  max_demand: { label: 'Highest demand', unit: 'MWh' },
  cleanest_hour: { label: 'Cleanest hour', unit: 'g CO2/kWh' },
  largest_ramp: { label: 'Largest change of demand in an hour', unit: 'MWh' },
  interchange_swing: { label: 'Largest interchange swing', unit: 'MWh' },
})

/** A change in a sentence: what, when, and by how much it is not typical. */
export function changeText(
  { kind, measured, typical, delta, deltaPercent }: Change,
  { startsMs, zone, weekday }: { startsMs: Float64Array; zone: string; weekday: string },
): string {
  const { label, unit } = CHANGE_NAMES[kind]
  if (!measured) return `${label}: the hours it needs are not published.`
  const at = hourText(startsMs[measured.index] as number, zone)
  const where = kind !== 'interchange_swing' ? '' : measured.neighbour ? ` with ${measured.neighbour}` : ', in total'
  const missing =
    measured.missing > 0 ? `, ${measured.missing} ${measured.missing === 1 ? 'hour' : 'hours'} missing` : ''
  const what = `${label}${where}: ${numberText(measured.value)} ${unit.replace('CO2', 'CO₂')} at ${at}${missing}`
  if (delta === undefined || deltaPercent === undefined) {
    const days = `${typical.days} of the ${BASELINE_MIN_DAYS} days it needs`
    return typical.days < BASELINE_MIN_DAYS ? `${what}; what is typical is not known, from ${days}.` : `${what}.`
  }
  const side = delta < 0 ? 'below' : 'above'
  return `${what}, ${numberText(Math.abs(delta))} (${numberText(Math.abs(deltaPercent))} %) ${side} a typical ${weekday}.`
}
