import { SETTLEMENT_POINTS } from '../grid/settlement-point.ts'

/** A settlement point as reports without a type name it. */
export interface ListedPoint {
  name: string
  /** Its place in SETTLEMENT_POINTS. */
  index: number
}

/** Each name once, as NP6-788-CD and NP4-190-CD list them: of a load zone and a tie, the price that is not energy weighted. */
export const LISTED_POINTS: readonly ListedPoint[] = Object.freeze(
  SETTLEMENT_POINTS.flatMap(({ name, type }, index) =>
    type === 'LZEW' || type === 'LZ_DCEW' ? [] : [Object.freeze({ name, index })],
  ),
)
