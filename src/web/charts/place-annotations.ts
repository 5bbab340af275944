/** A label that points at a place under it. */
export interface AnnotationSpot {
  /** Where its leader goes down, in the drawing's own pixels. */
  xPx: number
  widthPx: number
}

export interface PlacedAnnotation {
  /** 0 is the lowest lane. */
  lane: number
  /** `start`: the text stands right of its leader. */
  anchor: 'start' | 'end'
}

/** Between two labels of a lane. */
const GAP_PX = 10

/** Between a leader and its own text. */
const LEADER_GAP_PX = 5

interface Placed extends PlacedAnnotation, AnnotationSpot {
  leftPx: number
  rightPx: number
}

/**
 * Finds lanes above a chart for labels with leaders, in as few lanes as can be: no text lies on another, and no leader runs
 * through a text. In the order of `spots`, those named first get the better places. `axis` is the room there is from left to right.
 */
export function placeAnnotations(
  spots: readonly AnnotationSpot[],
  axis: { leftPx: number; rightPx: number },
): PlacedAnnotation[] {
  for (let lanes = 1; lanes <= spots.length; lanes += 1) {
    const found = search(spots, [], lanes, axis)
    if (found) return found.map(({ lane, anchor }) => ({ lane, anchor }))
  }
  return spots.map((_, lane) => ({ lane, anchor: 'start' }))
}

function search(
  spots: readonly AnnotationSpot[],
  placed: readonly Placed[],
  lanes: number,
  axis: { leftPx: number; rightPx: number },
): readonly Placed[] | undefined {
  const spot = spots[placed.length]
  if (spot === undefined) return placed
  for (const anchor of ['start', 'end'] as const) {
    const leftPx = anchor === 'start' ? spot.xPx : spot.xPx - spot.widthPx - LEADER_GAP_PX
    const rightPx = leftPx + spot.widthPx + LEADER_GAP_PX
    if (leftPx < axis.leftPx || rightPx > axis.rightPx) continue
    for (let lane = 0; lane < lanes; lane += 1) {
      const next: Placed = { ...spot, lane, anchor, leftPx, rightPx }
      if (!placed.every((other) => agree(next, other))) continue
      const found = search(spots, [...placed, next], lanes, axis)
      if (found) return found
    }
  }
  return undefined
}

function agree(a: Placed, b: Placed): boolean {
  if (a.lane === b.lane) return a.rightPx + GAP_PX <= b.leftPx || b.rightPx + GAP_PX <= a.leftPx
  const [upper, lower] = a.lane > b.lane ? [a, b] : [b, a]
  return upper.xPx < lower.leftPx - LEADER_GAP_PX || upper.xPx > lower.rightPx + LEADER_GAP_PX
}
