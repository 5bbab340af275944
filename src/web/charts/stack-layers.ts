/** A layer as it is asked for: one value for each interval, null where none was published. */
export interface LayerValues {
  key: string
  values: readonly (number | null)[]
}

/** Where a layer lies in one interval. */
export interface Band {
  /** The edge towards zero. */
  from: number
  /** The edge away from zero. */
  to: number
}

/** A layer's bands, one for each interval; undefined where it has no value. */
export interface StackedLayer {
  key: string
  bands: readonly (Band | undefined)[]
}

/**
 * Puts layers on one another in the order given. Positive values are stacked up from zero, negative ones (a battery that
 * charges) down from zero, each interval on its own.
 */
export function stackLayers(layers: readonly LayerValues[]): StackedLayer[] {
  const count = layers[0]?.values.length ?? 0
  const tops = new Array<number>(count).fill(0)
  const bottoms = new Array<number>(count).fill(0)
  return layers.map(({ key, values }) => ({
    key,
    bands: Array.from({ length: count }, (_, index) => {
      const value = values[index]
      if (value == null || !Number.isFinite(value)) return undefined
      const edges = value < 0 ? bottoms : tops
      const from = edges[index] ?? 0
      const to = from + value
      edges[index] = to
      return { from, to }
    }),
  }))
}

/** Lowest and highest edge of all layers; [0, 0] without any. */
export function stackExtent(layers: readonly StackedLayer[]): [number, number] {
  let [low, high] = [0, 0]
  for (const { bands } of layers)
    for (const band of bands) {
      if (band === undefined) continue
      low = Math.min(low, band.to)
      high = Math.max(high, band.to)
    }
  return [low, high]
}
