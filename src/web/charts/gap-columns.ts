import type { GapDay, GapHour } from '../../contract/schemas/status-gaps.ts'

/** A column of a gap calendar: an hour of the wall clock; `repeat`: the second pass of one that autumn repeats. */
export interface GapColumn {
  hour: number
  repeat: boolean
}

/** A day of a gap calendar; undefined where the day has no such hour. */
export interface GapRow {
  date: string
  cells: readonly (GapHour | undefined)[]
}

export interface GapGrid {
  columns: readonly GapColumn[]
  rows: readonly GapRow[]
}

/**
 * Lays hours under the hours of the wall clock: a day of 23 leaves one empty; where a day has 25, the repeated hour has a column of its
 * own, which the other days leave empty.
 */
export function layGapColumns(days: readonly GapDay[]): GapGrid {
  const repeated = new Set(days.flatMap(({ hours }) => hours.filter(isRepeatIn(hours)).map(hourOf)))
  const columns = Array.from({ length: 24 }, (_, hour) => [
    { hour, repeat: false },
    ...(repeated.has(hour) ? [{ hour, repeat: true }] : []),
  ]).flat()
  const rows = days.map(({ date, hours }) => ({
    date,
    cells: columns.map(({ hour, repeat }) =>
      hours.find((one) => hourOf(one) === hour && isRepeatIn(hours)(one) === repeat),
    ),
  }))
  return { columns, rows }
}

const hourOf = ({ local }: GapHour): number => Number(local.slice(0, 2))

const isRepeatIn =
  (hours: readonly GapHour[]) =>
  (hour: GapHour): boolean =>
    hours.slice(0, hours.indexOf(hour)).some((before) => hourOf(before) === hourOf(hour))
