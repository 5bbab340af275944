import type { PriceMarket, PricesQuestion } from '../question.ts'
import { PRICE_ZONE } from './price-source.ts'

export type PriceInterval = NonNullable<PricesQuestion['interval']>

const OWN: Readonly<Record<PriceMarket, PriceInterval>> = {
  da: 'PT1H',
  rt: 'PT15M',
  spread: 'PT1H',
  as: 'PT1H',
  combined: 'PT15M',
}

/** Days by their usual length. */
export const INTERVAL_MS: Readonly<Record<PriceInterval, number>> = Object.freeze({
  PT15M: 900_000,
  PT1H: 3_600_000,
  P1D: 86_400_000,
})

/** The interval of an answer, and whether it is longer than the market's own, so that prices are means. */
export function intervalOf({ market, interval }: Pick<PricesQuestion, 'market' | 'interval'>): {
  interval: PriceInterval
  isMean: boolean
} {
  const own = OWN[market]
  const asked = interval ?? own
  return { interval: asked, isMean: INTERVAL_MS[asked] > INTERVAL_MS[own] }
}

/**
 * From the first to the last of the intervals that start in `[from, to)`, whole, in `zone`: an hour or a day that began before
 * `from` is left out, one that begins before `to` is taken to its end.
 */
export function wholeIntervals(
  { from, to }: Pick<PricesQuestion, 'from' | 'to'>,
  interval: PriceInterval,
  zone: string,
): { from: Temporal.Instant; to: Temporal.Instant } {
  const next = (instant: Temporal.Instant): Temporal.Instant => {
    if (interval !== 'P1D')
      return instant.round({
        smallestUnit: 'minute',
        roundingIncrement: interval === 'PT1H' ? 60 : 15,
        roundingMode: 'ceil',
      })
    const local = instant.toZonedDateTimeISO(zone)
    const midnight = local.startOfDay()
    return (midnight.equals(local) ? midnight : midnight.add({ days: 1 }).startOfDay()).toInstant()
  }
  return { from: next(from), to: next(to) }
}

/** What is read of the sources: whole hours too where only some of their quarters are asked for. */
export function rangeRead(question: PricesQuestion): { from: Temporal.Instant; to: Temporal.Instant } {
  const { from, to } = wholeIntervals(question, intervalOf(question).interval, PRICE_ZONE)
  return { from: from.round({ smallestUnit: 'hour', roundingMode: 'floor' }), to }
}
