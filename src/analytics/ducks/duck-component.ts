import type { DuckShape } from './duck-shape.ts'

export type DuckComponentName = 'evening_ramp' | 'valley_depth' | 'trough_time'

/** An input of the score: what it reads off a day's shape, and what it weighs. */
export interface DuckComponent {
  name: DuckComponentName
  weight: number
  unit: 'MW/h' | 'MW' | 'h'
  read(shape: DuckShape): number
  /** Which values are more of a duck. */
  more: 'higher' | 'earlier'
  /** Whether the day has any of it: without, the component gives no points. */
  exists(shape: DuckShape): boolean
}

/** The inputs and weights of GridPulse F3; the weights sum to 1. */
export const DUCK_COMPONENTS: readonly DuckComponent[] = Object.freeze([
  {
    name: 'evening_ramp',
    weight: 0.5,
    unit: 'MW/h',
    read: ({ ramp }) => ramp.mwPerH,
    more: 'higher',
    exists: ({ ramp }) => ramp.mwPerH > 0,
  },
  {
    name: 'valley_depth',
    weight: 0.35,
    unit: 'MW',
    read: ({ valleyMw }) => valleyMw,
    more: 'higher',
    exists: ({ valleyMw }) => valleyMw > 0,
  },
  {
    name: 'trough_time',
    weight: 0.15,
    unit: 'h',
    read: ({ troughHour }) => troughHour,
    more: 'earlier',
    exists: ({ valleyMw }) => valleyMw > 0,
  },
])
