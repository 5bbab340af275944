/** 1: the cleanest quarter of the hours; 4: the dirtiest. */
export type Quartile = 1 | 2 | 3 | 4

/** Values that a quarter, half and three quarters of the hours do not exceed. */
export interface Quartiles {
  q1: number
  q2: number
  q3: number
}

/** Quartiles of the values that are known (linear interpolation between order statistics). Undefined where none is. */
export function findQuartiles(values: ArrayLike<number>): Quartiles | undefined {
  const sorted = Float64Array.from(Array.from(values).filter((value) => !Number.isNaN(value))).sort()
  if (sorted.length === 0) return undefined
  const at = (share: number) => {
    const position = share * (sorted.length - 1)
    const below = Math.floor(position)
    const [low = 0, high = low] = [sorted[below], sorted[below + 1]]
    return low + (position - below) * (high - low)
  }
  return { q1: at(0.25), q2: at(0.5), q3: at(0.75) }
}

/** Which quarter a value belongs to; on a border the cleaner one. */
export function quartileOf(value: number, { q1, q2, q3 }: Quartiles): Quartile {
  if (value <= q1) return 1
  if (value <= q2) return 2
  return value <= q3 ? 3 : 4
}
