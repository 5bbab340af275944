import { hasCode } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/parse-moment.ts'
import { momentText } from './zoned-text.ts'

export interface AsOf {
  /** Undefined: now. */
  instant: Temporal.Instant | undefined
  /** Why what was asked for cannot be had. */
  refusal: string | undefined
}

const NOW: AsOf = { instant: undefined, refusal: undefined }

/** Reads `as_of` of an address; a wall time is one of `marketZone`. What cannot be read is refused in words. */
export function readAsOf(text: string | undefined, marketZone: string, now: Temporal.Instant): AsOf {
  if (text === undefined || text.toLowerCase() === 'now') return NOW
  try {
    const instant = parseMoment(text, marketZone, now)
    return Temporal.Instant.compare(instant, now) <= 0
      ? { instant, refusal: undefined }
      : refuse(text, `it lies ahead: it is ${momentText(now, marketZone)} now`)
  } catch (error) {
    if (!hasCode(error, 'usage.invalid_argument')) throw error
    return refuse(text, 'it is not a date or time such as 2026-06-10T06:00')
  }
}

const refuse = (text: string, why: string): AsOf => ({
  instant: undefined,
  refusal: `The grid as of “${text.slice(0, 60)}” cannot be shown: ${why}. This is now.`,
})

/** A moment as addresses have it: `2026-06-10T11:00Z`. */
export function asOfText(instant: Temporal.Instant): string {
  const wholeMinute = instant.epochNanoseconds % 60_000_000_000n === 0n
  return instant.toString(wholeMinute ? { smallestUnit: 'minute' } : {})
}
