import type { DuckReference } from './duck-reference.ts'
import type { MeasuredDay } from './measure-days.ts'
import { type DuckScore, scoreDuck } from './score-duck.ts'

export interface RankedDuck extends MeasuredDay, DuckScore {
  /** 1 is the best; equal scores share a rank. */
  rank: number
}

/** Days by score, best first; of equal ones the later first. Pure. */
export function rankDucks(days: readonly MeasuredDay[], reference: Pick<DuckReference, 'sorted'>): RankedDuck[] {
  const scored = days
    .map((day) => ({ ...day, ...scoreDuck(day.shape, reference) }))
    .toSorted((a, b) => b.score - a.score || (a.date < b.date ? 1 : -1))
  return scored.map((duck) => ({ ...duck, rank: scored.findIndex(({ score }) => score === duck.score) + 1 }))
}
