import type { Coverage, CoveredSpan, PricesQuestion } from '../question.ts'
import { PRICE_SOURCES } from './price-source.ts'

/** What the lake has of the datasets of an answer beside the range that was asked for. `spans`: dataset to its span. Pure. */
export function priceCoverage(
  spans: Readonly<Record<string, CoveredSpan>>,
  { from, to }: Pick<PricesQuestion, 'from' | 'to'>,
): Coverage {
  const all = Object.values(spans)
  const starts = all.flatMap(({ firstInterval }) => firstInterval ?? []).sort(byTime)
  const ends = all.flatMap(({ lastInterval }) => lastInterval ?? []).sort(byTime)
  return {
    firstInterval: starts.at(0),
    lastInterval: ends.at(-1),
    beyond: Object.entries(spans).some(([id, span]) => !isWithin(id, span, from, to)),
    datasets: spans,
  }
}

const byTime = (a: string, b: string): number =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b))

function isWithin(
  id: string,
  { firstInterval, lastInterval }: CoveredSpan,
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean {
  if (firstInterval === undefined || lastInterval === undefined) return false
  const intervalMs = Object.values(PRICE_SOURCES).find(({ dataset }) => dataset === id)?.intervalMs ?? 0
  const end = Temporal.Instant.from(lastInterval).add({ milliseconds: intervalMs })
  return (
    Temporal.Instant.compare(Temporal.Instant.from(firstInterval), from) <= 0 && Temporal.Instant.compare(to, end) <= 0
  )
}
