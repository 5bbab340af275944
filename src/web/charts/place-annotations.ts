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

/** Between a leader and its own text, and at least between it and another's. */
const LEADER_GAP_PX = 5

interface Placed extends PlacedAnnotation, AnnotationSpot {
  /** Of the text. */
  leftPx: number
  rightPx: number
}

interface Axis {
  leftPx: number
  rightPx: number
}

/**
 * Finds lanes above a chart for labels with leaders, in as few lanes as can be: no text lies on another, and no leader runs
 * through a text. In the order of `spots`, those named first get the better places. `axis` is the room there is from left to right.
 */
export function placeAnnotations(spots: readonly AnnotationSpot[], axis: Axis): PlacedAnnotation[] {
  for (let lanes = 1; lanes <= spots.length; lanes += 1) {
    const found = search(spots, [], lanes, axis)
    if (found) return found.map(({ lane, anchor }) => ({ lane, anchor }))
  }
  // Too many at one place: each has a lane of its own.
  return spots.map((spot, lane) => ({
    lane,
    anchor: spot.xPx + LEADER_GAP_PX + spot.widthPx <= axis.rightPx ? 'start' : 'end',
  }))
}

function search(
  spots: readonly AnnotationSpot[],
  placed: readonly Placed[],
  lanes: number,
  axis: Axis,
): readonly Placed[] | undefined {
  const spot = spots[placed.length]
  if (spot === undefined) return placed
  for (const anchor of ['start', 'end'] as const) {
    const leftPx = anchor === 'start' ? spot.xPx + LEADER_GAP_PX : spot.xPx - LEADER_GAP_PX - spot.widthPx
    const rightPx = leftPx + spot.widthPx
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
  if (a.lane === b.lane)
    return (a.rightPx + GAP_PX <= b.leftPx || b.rightPx + GAP_PX <= a.leftPx) && !crosses(a, b) && !crosses(b, a)
  return a.lane > b.lane ? !crosses(a, b) : !crosses(b, a)
}

/** Whether the leader of one runs through, or close by, the text of the other. */
const crosses = ({ xPx }: Placed, { leftPx, rightPx }: Placed): boolean =>
  xPx > leftPx - LEADER_GAP_PX && xPx < rightPx + LEADER_GAP_PX
