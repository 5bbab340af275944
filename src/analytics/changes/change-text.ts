import { BASELINE_MIN_DAYS } from '../authority/baseline.ts'
import { SUBJECTS, type Subject } from '../authority/subject.ts'
import { hourText } from '../pulse/hour-text.ts'
import { numberText } from '../pulse/number-text.ts'
import type { ChangeKind } from './day-metrics.ts'
import type { Change } from './make-changes.ts'

interface ChangeName {
  label: string
  unit: string
  /** Of what is not there where it cannot be measured. */
  needs: string
}

const generation = 'Generation by energy source is not published for this day'

/** What a measure is called, and in what unit it comes. */
export const CHANGE_NAMES: Readonly<Record<ChangeKind, ChangeName>> = Object.freeze({
  max_demand: { label: 'Highest demand', unit: 'MWh', needs: 'Demand is not published for this day' },
  max_net_generation: {
    label: 'Highest net generation',
    unit: 'MWh',
    needs: 'Net generation is not published for this day',
  },
  cleanest_hour: { label: 'Cleanest hour', unit: 'g CO2/kWh', needs: generation },
  largest_ramp: {
    label: 'Largest hourly ramp',
    unit: 'MWh',
    needs: 'No two hours in a row are published',
  },
  interchange_swing: {
    label: 'Largest interchange swing',
    unit: 'MWh',
    needs: 'Interchange is not published for this day',
  },
})

/** What a measure of days told by `subject` is called. */
export const changeLabel = (kind: ChangeKind, subject: Subject): string =>
  `${CHANGE_NAMES[kind].label}${kind === 'largest_ramp' ? ` of ${SUBJECTS[subject].word}` : ''}`

/** Where and when words are about. */
export interface ChangePlace {
  subject: Subject
  startsMs: Float64Array
  zone: string
  weekday: string
}

/** Why a change has nothing to compare with, as a sentence without its end; undefined: it has. */
export function missingText({ kind, measured, typical }: Change, weekday: string): string | undefined {
  if (!measured) return CHANGE_NAMES[kind].needs
  if (typical.days >= BASELINE_MIN_DAYS) return undefined
  const needed = `it takes ${BASELINE_MIN_DAYS}`
  if (typical.days === 0) return `No ${weekday} of the 30 days before has it; ${needed}`
  return `Only ${typical.days} ${typical.days === 1 ? `${weekday} of the 30 days before has` : `${weekday}s of the 30 days before have`} it; ${needed}`
}

/** A change in a sentence: what, when, and by how much it is not typical. */
export function changeText(change: Change, { subject, startsMs, zone, weekday }: ChangePlace): string {
  const { kind, measured, typical, delta, deltaPercent } = change
  const [label, { unit }] = [changeLabel(kind, subject), CHANGE_NAMES[kind]]
  const lacks = missingText(change, weekday)
  if (!measured) return `${label}: not known. ${lacks}.`
  const at = hourText(startsMs[measured.index] as number, zone)
  const where = kind !== 'interchange_swing' ? '' : measured.neighbour ? ` with ${measured.neighbour}` : ', in total'
  const missing =
    measured.missing > 0 ? `, ${measured.missing} ${measured.missing === 1 ? 'hour' : 'hours'} missing` : ''
  const way = measured.direction === undefined ? '' : `${measured.direction} `
  const what = `${label}${where}: ${way}${numberText(measured.value)} ${unit.replace('CO2', 'CO₂')} at ${at}${missing}`
  if (lacks !== undefined) return `${what}. Nothing to compare it with: ${lacks[0]?.toLowerCase()}${lacks.slice(1)}.`
  if (delta === undefined || typical.value === undefined) return `${what}.`
  const size = numberText(Math.abs(delta))
  if (size === '0') return `${what}, as on a typical ${weekday}.`
  const share = deltaPercent === undefined ? '' : ` (${numberText(Math.abs(deltaPercent))} %)`
  return `${what}, ${size}${share} ${delta < 0 ? 'below' : 'above'} a typical ${weekday}.`
}
