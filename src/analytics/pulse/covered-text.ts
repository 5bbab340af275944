import type { ClaimValue } from './claim.ts'
import type { PulseDay } from './pulse-day.ts'

/** What a sentence must say where it is not of all hours of the day. */
export interface CoveredText {
  /** Every hour is there. */
  isWhole: boolean
  /** ` so far`, ` over the 20 of 24 hours published` or nothing: stands behind a statement. */
  text: string
  values: readonly ClaimValue[]
}

/** Of `indices`, the hours of the day that are there: all, all that came so far, or some. */
export function coveredText({ day, state }: Pick<PulseDay, 'day' | 'state'>, indices: readonly number[]): CoveredText {
  if (indices.length === day.count) return { isWhole: true, text: '', values: [] }
  const hasHoles = indices.some((index, at) => index !== day.first + at)
  if (state === 'so_far' && !hasHoles) return { isWhole: false, text: ' so far', values: [] }
  return {
    isWhole: false,
    text: ` over the ${indices.length} of ${day.count} hours published`,
    values: [
      { name: 'hours_published', value: indices.length, unit: 'h' },
      { name: 'hours_of_the_day', value: day.count, unit: 'h' },
    ],
  }
}
