/** A line of a card's table: when it starts, and what it says, value by value. */
export interface TableLine {
  startMs: number
  text: string
}

/** Index of the interval that `ms` lies in: the last that starts at or before it; the first where none does. `lines` in order of time. */
export function findLineAt(lines: readonly TableLine[], ms: number): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => line.startMs <= ms),
  )
}

/** Where a key moves the cursor from `index`; undefined: the key is not the chart's. Shift takes ten steps. */
export function moveCursor(key: string, shift: boolean, index: number, count: number): number | undefined {
  const step = shift ? 10 : 1
  const target = { ArrowLeft: index - step, ArrowRight: index + step, Home: 0, End: count - 1 }[key]
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target))
}
