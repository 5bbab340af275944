/** Rows: the hours of a clock. */
export const HEATMAP_CELLS = 24
/** Index of the hour that autumn repeats, among a column's values. */
export const REPEATED_SLOT = 24
/** Around the cells, in the drawing's own pixels. */
export const HEATMAP_MARGIN = { left: 58, right: 20, top: 8, bottom: 26 } as const

/** A day, or a month. */
export interface HeatmapColumn {
  /** `2024-11-03`, `2024-11`. */
  key: string
  /** Of hours 0 to 23, and as the 25th of the hour that comes twice; null: none. */
  values: readonly (number | null)[]
  /** The hour that the clock shows twice. */
  repeatedHour: number | undefined
  /** Minute at which its hours begin: not zero where the clock is ahead by half hours. */
  minute: number
}

export interface HeatmapSlot {
  slot: number
  fromRow: number
  toRow: number
}

/** Where each value of a column stands, in rows from the top: both passes of a repeated hour share its row. */
export function heatmapSlots({ repeatedHour }: Pick<HeatmapColumn, 'repeatedHour'>): HeatmapSlot[] {
  return Array.from({ length: HEATMAP_CELLS }, (_, hour) => hour).flatMap((hour): HeatmapSlot[] =>
    hour === repeatedHour
      ? [
          { slot: hour, fromRow: hour, toRow: hour + 0.5 },
          { slot: REPEATED_SLOT, fromRow: hour + 0.5, toRow: hour + 1 },
        ]
      : [{ slot: hour, fromRow: hour, toRow: hour + 1 }],
  )
}

/** `01:00`: when an hour of a column begins. */
export const hourText = (hour: number, { minute }: Pick<HeatmapColumn, 'minute'> = { minute: 0 }): string =>
  `${two(hour)}:${two(minute)}`

const two = (value: number): string => String(value).padStart(2, '0')

/** The slot of a column that lies `row` rows below the top. */
export const slotAt = (column: Pick<HeatmapColumn, 'repeatedHour'>, row: number): number =>
  heatmapSlots(column).find(({ fromRow, toRow }) => row >= fromRow && row < toRow)?.slot ?? HEATMAP_CELLS - 1
