import type { DayTick } from './day-ticks.ts'
import { labelWidthPx } from './label-width.ts'

export interface PlacedDay {
  epochMs: number
  day: string
  /** Which point of the label stands at midnight. */
  anchor: 'start' | 'middle' | 'end'
}

export interface AxisSpan {
  fromMs: number
  toMs: number
  /** Of the plot area, in the drawing's own pixels. */
  widthPx: number
  /** Of the plot area's left, by what is written beside the axis. */
  takenLeftPx: number
  /** Between the end of the axis and the edge of the drawing. */
  spareRightPx: number
}

/** Days under a time axis. Near an edge they are written inwards: none is cut off, none runs into what stands left of the axis. */
export function placeDays(ticks: readonly DayTick[], axis: AxisSpan): PlacedDay[] {
  const { fromMs, toMs, widthPx, takenLeftPx, spareRightPx } = axis
  return ticks.flatMap(({ epochMs, day }) => {
    if (day === undefined) return []
    const atPx = ((epochMs - fromMs) / (toMs - fromMs)) * widthPx
    const halfPx = labelWidthPx(day) / 2
    if (atPx + halfPx > widthPx + spareRightPx) return { epochMs, day, anchor: 'end' }
    return { epochMs, day, anchor: atPx - halfPx < takenLeftPx ? 'start' : 'middle' }
  })
}
