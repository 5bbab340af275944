/** Colours on either side of zero; the outermost stand for all beyond the cap. */
const STEPS = 10
const CAPS = [5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 500, 1000, 2000, 5000] as const
/** Of all cells so many lie within the cap. */
const WITHIN = 0.98

/** Colours of a diverging scale, centred on zero. */
export interface HeatmapScale {
  /** Values beyond have the outermost colours. */
  cap: number
}

/** A scale whose cap is a round number that few values lie beyond. */
export function heatmapScale(values: readonly (number | null)[]): HeatmapScale {
  const sizes = values.flatMap((value) => (value === null ? [] : Math.abs(value))).sort((a, b) => a - b)
  const usual = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * WITHIN))] ?? 0
  return { cap: CAPS.find((candidate) => candidate >= usual) ?? 5000 }
}

/** The colour of a value: 0 around zero, up to 10 at the cap and above it, down to -10 below. */
export function heatmapBin(value: number, { cap }: HeatmapScale): number {
  const step = Math.min(STEPS, Math.floor((Math.abs(value) / cap) * STEPS))
  return value < 0 ? -step || 0 : step
}

/** `cell-hot-3`, `cell-mid-0`, `cell-cold-2`: the stylesheet gives the colour. */
export const heatmapClass = (bin: number): string =>
  bin === 0 ? 'cell-mid-0' : bin > 0 ? `cell-hot-${bin}` : `cell-cold-${-bin}`

/** All colours from the coldest to the hottest. */
export const HEATMAP_BINS: readonly number[] = Array.from({ length: 2 * STEPS + 1 }, (_, index) => index - STEPS)
