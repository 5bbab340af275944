/** Colours on either side of zero; the outermost stand for all beyond the cap. */
const STEPS = 5
/** Where each colour begins, as a share of the cap. */
const SHARES = [0.05, 0.2, 0.4, 0.7, 1] as const
const CAPS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const
/** Of all cells so many lie within the cap. */
const WITHIN = 0.98

/** Colours of a diverging scale, centred on zero. */
export interface HeatmapScale {
  /** Values beyond have the outermost colours. */
  cap: number
  /** Where each colour above zero begins; below zero they are mirrored. */
  thresholds: readonly number[]
}

/** A scale whose cap is a round number that few values lie beyond. */
export function heatmapScale(values: readonly (number | null)[]): HeatmapScale {
  const sizes = values.flatMap((value) => (value === null ? [] : Math.abs(value))).sort((a, b) => a - b)
  const usual = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * WITHIN))] ?? 0
  const cap = CAPS.find((candidate) => candidate >= usual) ?? 5000
  return { cap, thresholds: SHARES.map((share) => share * cap) }
}

/** The colour of a value: 0 around zero, up to 5 above, down to -5 below. */
export function heatmapBin(value: number, { thresholds }: HeatmapScale): number {
  const size = Math.abs(value)
  let step = 0
  while (step < STEPS && size >= (thresholds[step] ?? Number.POSITIVE_INFINITY)) step++
  return value < 0 ? -step || 0 : step
}

/** `cell-hot-3`, `cell-mid-0`, `cell-cold-2`: the stylesheet gives the colour. */
export const heatmapClass = (bin: number): string =>
  bin === 0 ? 'cell-mid-0' : bin > 0 ? `cell-hot-${bin}` : `cell-cold-${-bin}`

/** All colours from the coldest to the hottest. */
export const HEATMAP_BINS: readonly number[] = Array.from({ length: 2 * STEPS + 1 }, (_, index) => index - STEPS)
