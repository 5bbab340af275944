import type { Constraint } from '../grid/constraint.ts'
import type { DispatchSolution } from '../grid/dispatch.ts'
import { hash32, hashText } from '../noise/hash.ts'

/** A constraint that a market run watches closely; most do not bind. */
export interface ActiveConstraint {
  constraint: Constraint
  /** Its number within the day; says nothing beyond it. */
  id: number
  shadowPriceUsdPerMw: number
  flowMw: number
}

const CHANNEL = hashText('constraint-id')
const ACTIVE_PART = 0.9
// A prime above the number of constraints.
const IDS = 127

/** What a run lists, by id: what binds, what is loaded to nine tenths, and in any case what is loaded most. */
export function listActive(
  seed: number,
  day: number,
  constraints: readonly Constraint[],
  { binding, flowMw }: Pick<DispatchSolution, 'binding' | 'flowMw'>,
): ActiveConstraint[] {
  const muOf = new Map(binding.map(({ constraint, mu }) => [constraint, mu]))
  const loading = constraints.map(({ limitMw }, index) => (flowMw[index] as number) / limitMw)
  const most = Math.max(...loading)
  return constraints
    .flatMap((constraint, index) => {
      const part = loading[index] as number
      if (!muOf.has(index) && part < ACTIVE_PART && part < most) return []
      const shadowPriceUsdPerMw = muOf.get(index) ?? 0
      return {
        constraint,
        id: numberConstraint(seed, day, index),
        shadowPriceUsdPerMw,
        flowMw: flowMw[index] as number,
      }
    })
    .sort((left, right) => left.id - right.id)
}

/** Another number for each constraint on each day. */
function numberConstraint(seed: number, day: number, index: number): number {
  const step = 1 + (hash32(seed, CHANNEL, day) % (IDS - 1))
  return ((index * step + hash32(seed, CHANNEL, day, 1)) % IDS) + 1
}
