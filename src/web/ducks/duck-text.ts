import type { DuckPoints } from '../../contract/schemas/authorities/ducks.ts'
import { dateText } from '../state/date-text.ts'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const NONE = '–'

/** `12,345`; `−120`. */
export const powerText = (mw: number | null | undefined): string =>
  mw == null ? NONE : whole.format(mw).replace('-', '−')

/** `Tue, Jun 9, 2026`. */
export function longDateText(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return `${dateText(day)}, ${day.year}`
}

/** `Tue, Jun 9`. */
export const shortDateText = (date: string): string => dateText(Temporal.PlainDate.from(date))

/** `83.7`. */
export const scoreText = (score: number): string => score.toFixed(1)

/** `62 %`. */
export const shareText = (share: number | null): string => (share === null ? NONE : `${(share * 100).toFixed(0)} %`)

/** `13:00`. */
const clockText = (hour: number): string => `${String(Math.floor(hour)).padStart(2, '0')}:00`

/** What the inputs of a score are called, and what they are. */
export const COMPONENT_TEXTS: Readonly<Record<DuckPoints['name'], { label: string; meaning: string; unit: string }>> = {
  evening_ramp: {
    label: 'Evening ramp',
    meaning: 'the steepest rise of net load from one hour to the next, between 15:00 and 21:00',
    unit: 'MW/h',
  },
  valley_depth: {
    label: 'Valley depth',
    meaning: 'the highest net load of the day less the lowest of 10:00 to 15:00',
    unit: 'MW',
  },
  trough_time: {
    label: 'Trough time',
    meaning: 'the hour in which the lowest net load of 10:00 to 15:00 begins; earlier scores higher',
    unit: '',
  },
}

/** An input's value with its unit: `5,430 MW/h`, `13:00`. */
export function componentText(name: DuckPoints['name'], value: number): string {
  return name === 'trough_time' ? clockText(value) : `${powerText(value)} ${COMPONENT_TEXTS[name].unit}`
}
