import type { Band, StackedLayer } from './stack-layers.ts'

export interface LayerLabel {
  key: string
  label: string
}

export interface PlacedLayerLabel extends LayerLabel {
  /** Middle of the text, as an index of intervals: 2.5 is the middle of the third. */
  at: number
  value: number
}

export interface LabelRoom {
  /** Width of one interval and of one unit of value, in the drawing's own pixels. */
  intervalPx: number
  unitPx: number
  textHeightPx: number
  widthPx: (label: string) => number
  /** Edges of what else is drawn over the layers (lines), one value for each interval. */
  obstacles: readonly (readonly (number | null)[])[]
}

/** Names of layers inside them, at the place with the most air; a layer too thin everywhere gets none. */
export function placeLayerLabels(
  layers: readonly StackedLayer[],
  labels: ReadonlyMap<string, string>,
  room: LabelRoom,
): PlacedLayerLabel[] {
  return layers.flatMap((layer) => {
    const label = labels.get(layer.key)
    const place = label === undefined ? undefined : findPlace(layer, room.widthPx(label) + 12, room)
    return label === undefined || place === undefined ? [] : { key: layer.key, label, ...place }
  })
}

function findPlace(
  { bands }: StackedLayer,
  widthPx: number,
  room: LabelRoom,
): { at: number; value: number } | undefined {
  const span = Math.max(1, Math.ceil(widthPx / room.intervalPx))
  let best: { at: number; value: number; air: number } | undefined
  for (let first = 0; first + span <= bands.length; first += 1) {
    const open = openBand(bands.slice(first, first + span))
    if (!open) continue
    for (const [low, high] of without(open, room, first, span)) {
      const air = (high - low) * room.unitPx - room.textHeightPx
      if (air >= 0 && (best === undefined || air > best.air))
        best = { at: first + span / 2, value: (low + high) / 2, air }
    }
  }
  return best && { at: best.at, value: best.value }
}

/** What is inside the layer in all of these intervals. */
function openBand(bands: readonly (Band | undefined)[]): [number, number] | undefined {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const band of bands) {
    if (band === undefined) return undefined
    low = Math.max(low, Math.min(band.from, band.to))
    high = Math.min(high, Math.max(band.from, band.to))
  }
  return low < high ? [low, high] : undefined
}

/** The parts of a band that lines leave free. */
function without(
  [low, high]: [number, number],
  { obstacles, unitPx }: LabelRoom,
  first: number,
  span: number,
): [number, number][] {
  const airPx = 3 / unitPx
  let free: [number, number][] = [[low, high]]
  for (const line of obstacles) {
    const values = line.slice(first, first + span).filter((value): value is number => value !== null)
    if (values.length === 0) continue
    const [from, to] = [Math.min(...values) - airPx, Math.max(...values) + airPx]
    free = free.flatMap(([a, b]): [number, number][] => [
      [a, Math.min(b, from)],
      [Math.max(a, to), b],
    ])
  }
  return free.filter(([a, b]) => b > a)
}
