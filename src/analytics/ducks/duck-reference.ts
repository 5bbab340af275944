import { DUCK_COMPONENTS, type DuckComponentName } from './duck-component.ts'
import type { DuckShape } from './duck-shape.ts'

/** A reference window: the days by which scores are measured. Kept once, never changed. */
export interface DuckReference {
  /** `ERCO-2025`, or with its first and last day: `ERCO-20260527-20260609`. */
  id: string
  authority: string
  zone: string
  /** First and last day, `YYYY-MM-DD`. */
  first: string
  last: string
  /** Whole days that it is made of, and days between that were left out. */
  days: number
  leftOut: number
  /** The table versions that its hours were read at. */
  versions: Readonly<Record<string, number>>
  /** Asked with this `known_at`, the lake answers with the same hours again. */
  knownAt: string
  /** What each component was on those days, ascending. */
  sorted: Readonly<Record<DuckComponentName, readonly number[]>>
}

export interface ReferenceDay {
  date: string
  shape: DuckShape
}

/** The window over `days` (in order, at least one). Pure. */
export function makeReference(
  days: readonly ReferenceDay[],
  about: Pick<DuckReference, 'authority' | 'zone' | 'leftOut' | 'versions' | 'knownAt'>,
): DuckReference {
  const first = days[0]?.date ?? ''
  const last = days.at(-1)?.date ?? ''
  const sorted = DUCK_COMPONENTS.map(({ name, read }) => [
    name,
    days.map(({ shape }) => read(shape)).toSorted((a, b) => a - b),
  ])
  return {
    id: referenceId(about.authority, first, last),
    ...about,
    first,
    last,
    days: days.length,
    sorted: Object.fromEntries(sorted) as DuckReference['sorted'],
  }
}

/** A year's name where the days are those of a calendar year, else the first and the last day. */
function referenceId(authority: string, first: string, last: string): string {
  const year = first.slice(0, 4)
  if (first === `${year}-01-01` && last === `${year}-12-31`) return `${authority}-${year}`
  return `${authority}-${first.replaceAll('-', '')}-${last.replaceAll('-', '')}`
}

/** Ends, quartiles and middle of sorted values; between two of them by their distance. Pure. */
export function windowSpread(sorted: readonly number[]) {
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] as number
    return below + (place % 1) * ((sorted[Math.ceil(place)] as number) - below)
  }
  return { min: at(0), p25: at(0.25), median: at(0.5), p75: at(0.75), max: at(1) }
}
