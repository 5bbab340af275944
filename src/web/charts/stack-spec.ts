/** A column of a stack. */
export interface StackInterval {
  startMs: number
  endMs: number
  /** CSS class of a mark over the column, which the stylesheet shows when the hour is asked for. */
  mark?: string
}

/** A layer of a stack: a fuel. */
export interface StackLayer {
  key: string
  /** Written inside the layer, where there is room. */
  label: string
  /** CSS class: the stylesheet gives fill and edge. */
  className: string
  /** One for each interval; null where none was published. */
  values: readonly (number | null)[]
}

/** A line over the stack: demand, a forecast, the week before. */
export interface StackLine {
  className: string
  values: readonly (number | null)[]
}

/** A place of the chart that is worth a word. */
export interface StackAnnotation {
  /** Where it points: the middle of an hour, or the moment between two. */
  atMs: number
  /** The end of its leader; with `to`, a stroke from one to the other is drawn. */
  value: number
  to?: number
  label: string
  /** Where there is little room. */
  short: string
}

export interface StackChart {
  /** What the picture shows, for those who do not see it. */
  description: string
  /** In order of time, each beginning where the one before ends. */
  intervals: readonly StackInterval[]
  zone: string
  /** Written at the end of the time axis: `CST`. */
  zoneLabel: string
  /** Written at the top of the value axis: `MW`. */
  unitLabel: string
  layers: readonly StackLayer[]
  lines: readonly StackLine[]
  annotations: readonly StackAnnotation[]
  /** A vertical rule: the moment the page speaks of. */
  moment?: { epochMs: number; label: string }
  /** What values of the axis are divided by when they are written: 1000 of MWh told in GWh. */
  tickScale?: number
  /** Highest value of the axis, where it is given: 100 of shares. */
  highest?: number
}

/** Start and end of all intervals. */
export const spanOf = ({ intervals }: StackChart): { fromMs: number; toMs: number } => ({
  fromMs: intervals[0]?.startMs ?? 0,
  toMs: intervals.at(-1)?.endMs ?? 1,
})
