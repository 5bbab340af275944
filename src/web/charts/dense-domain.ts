/** How a value axis treats spikes: shows them, squeezes them, or cuts them off with a mark. */
export const VALUE_SCALES = ['linear', 'symlog', 'clamp'] as const

export type ValueScale = (typeof VALUE_SCALES)[number]

/** Where most values lie: a twentieth of them below, a twentieth above. */
export interface UsualSpan {
  p5: number
  p95: number
}

/** Lowest and highest value of an axis; zero is always in sight. `clamp` ends a little beyond what is usual. */
export function denseDomain(
  values: readonly (number | null)[],
  scale: ValueScale,
  usual: UsualSpan | undefined,
): [number, number] {
  let [low, high] = [0, 0]
  for (const value of values) {
    if (value === null) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (scale === 'clamp' && usual) {
    const room = Math.max(5, (usual.p95 - usual.p5) * 0.5)
    low = Math.max(low, Math.min(0, usual.p5 - room))
    high = Math.min(high, Math.max(0, usual.p95 + room))
  }
  if (low === high) return [0, 1]
  return [low, high]
}

/** Values of a symlog axis that are written, those within `domain`. */
export function symlogTicks([low, high]: readonly [number, number]): number[] {
  const steps = [10, 30, 100, 300, 1000, 5000]
  const ticks = [...steps.map((step) => -step).reverse(), 0, ...steps]
  return ticks.filter((tick) => tick >= low && tick <= high)
}

/** USD/MWh around zero within which a symlog axis is about linear. */
export const SYMLOG_CONSTANT = 10
