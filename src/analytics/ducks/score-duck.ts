import { DUCK_COMPONENTS, type DuckComponentName } from './duck-component.ts'
import type { DuckReference } from './duck-reference.ts'
import type { DuckShape } from './duck-shape.ts'
import { windowPercentile } from './window-percentile.ts'

/** What a component gave to a score. */
export interface DuckPoints {
  name: DuckComponentName
  value: number
  unit: string
  weight: number
  /** 0 to 100, in tenths: where the value stands in the reference window, 100 the most of a duck. */
  percentile: number
  /** Weight × percentile, in tenths. */
  points: number
}

export interface DuckScore {
  /** 0 to 100: the sum of the points. */
  score: number
  components: readonly DuckPoints[]
}

/** How much of a duck a day is, by the days of a reference window: 0 where the net load neither dips nor ramps. Pure. */
export function scoreDuck(shape: DuckShape, reference: Pick<DuckReference, 'sorted'>): DuckScore {
  const components = DUCK_COMPONENTS.map(({ name, unit, weight, read, more, exists }): DuckPoints => {
    const value = read(shape)
    const below = windowPercentile(reference.sorted[name], value)
    const percentile = !exists(shape) ? 0 : more === 'higher' ? below : 100 - below
    return { name, value, unit, weight, percentile: tenths(percentile), points: tenths(weight * percentile) }
  })
  return { score: tenths(components.reduce((sum, { points }) => sum + points, 0)), components }
}

const tenths = (value: number): number => Math.round(value * 10) / 10
