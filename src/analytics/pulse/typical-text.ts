import { percentAbove, type Typical } from '../authority/baseline.ts'
import type { ClaimValue } from './claim.ts'
import { numberText } from './number-text.ts'

/** Below so many per cent nothing is worth a number. */
const NEAR_TYPICAL_PCT = 3

/** What is typical in words that go on after a comma, and the numbers in them. Empty: there are too few days to say. */
export interface TypicalText {
  text: string
  values: readonly ClaimValue[]
}

/** `12 % above a typical Wednesday`, `close to …`; of some hours of the day `… the same hours of …`. */
export function typicalText(
  value: number,
  typical: Typical,
  { weekday, isWhole, unit = 'MWh' }: { weekday: string; isWhole: boolean; unit?: string },
): TypicalText {
  const percent = percentAbove(value, typical.value)
  if (percent === undefined || typical.value === undefined) return { text: '', values: [] }
  const what = `${isWhole ? '' : 'the same hours of '}a typical ${weekday}`
  const median = { name: 'typical', value: typical.value, unit }
  if (Math.abs(percent) < NEAR_TYPICAL_PCT) return { text: `close to ${what}`, values: [median] }
  const side = percent > 0 ? 'above' : 'below'
  return {
    text: `${numberText(Math.abs(percent))} % ${side} ${what}`,
    values: [median, { name: `per_cent_${side}_typical`, value: Math.abs(percent), unit: '%' }],
  }
}
