import type { StackAnnotation } from './stack-spec.ts'

/** A curve over a day: one value for each interval, null where none is known. */
export interface OverlayLine {
  className: string
  values: readonly (number | null)[]
}

/** The room between two curves. */
export interface OverlayBand {
  className: string
  /** Written inside it, where there is room. */
  label: string
  lower: readonly (number | null)[]
  upper: readonly (number | null)[]
}

/** Curves of one day laid over one another. */
export interface OverlayChart {
  /** What the picture shows, for those who do not see it. */
  description: string
  /** In order of time, each beginning where the one before ends. */
  intervals: readonly { startMs: number; endMs: number }[]
  zone: string
  zoneLabel: string
  unitLabel: string
  bands: readonly OverlayBand[]
  /** The later ones lie over the earlier ones. */
  lines: readonly OverlayLine[]
  annotations: readonly StackAnnotation[]
  /** How far one place lies below another: a level line from the higher one, and a drop to the lower. */
  drop?: { fromMs: number; from: number; toMs: number; to: number }
}
