/** An hour of an intensity chart. */
export interface IntensityHour {
  startMs: number
  endMs: number
  /** null: not known, a gap. */
  gPerKwh: number | null
  kind: 'reported' | 'estimated' | 'forecast'
  /** 1 is the cleanest quarter. */
  quartile: 1 | 2 | 3 | 4 | null
}

/** A stretch of time with a word above the hours. */
export interface IntensitySpan {
  fromMs: number
  toMs: number
  label: string
  /** `span-clean`, `span-load`. */
  className: string
}

/** Intensity by the hour, past and to come. */
export interface IntensityChart {
  /** What the picture shows, for those who do not see it. */
  description: string
  zone: string
  /** Written at the end of the time axis: `CDT`. */
  zoneLabel: string
  /** Written at the top of the value axis: `g CO2/kWh`. */
  unitLabel: string
  hours: readonly IntensityHour[]
  moment: { epochMs: number; label: string }
  /** Clean hours lie at or under it. */
  limit?: { gPerKwh: number; fromMs: number; toMs: number; label: string }
  /** One above the other, lowest first. */
  spans: readonly (readonly IntensitySpan[])[]
}
