import { ROLLUP_FAMILIES, type RollupFamily } from '../datasets/ercot/rollup-files.ts'

/** Market days `[from, to)`. */
export interface DaySpan {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** A file to write: all market days of its year, or of its month. */
export interface PlannedFile extends DaySpan {
  family: RollupFamily
  /** Below the folder of the export, with `/`. */
  path: string
}

export interface PlannedYear extends DaySpan {
  year: number
  files: readonly PlannedFile[]
}

/**
 * The files that hold any of the days, year by year: each whole, so that no file loses days because fewer were asked for. Pure.
 */
export function planRollup({ from, to }: DaySpan): PlannedYear[] {
  const last = to.subtract({ days: 1 })
  if (Temporal.PlainDate.compare(from, last) > 0) return []
  return Array.from({ length: last.year - from.year + 1 }, (_, index) => {
    const year = from.year + index
    const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
    const span = { from: first, to: first.add({ years: 1 }) }
    const months = Array.from({ length: 12 }, (_, month) => first.add({ months: month })).filter(
      (month) =>
        Temporal.PlainDate.compare(month.add({ months: 1 }), from) > 0 && Temporal.PlainDate.compare(month, to) < 0,
    )
    const files = ROLLUP_FAMILIES.flatMap((family) => [
      { family, path: `${family.folder}/${family.name}_${year}.parquet`, ...span },
      ...(family.monthly ? months.map((month) => monthFile(family, month)) : []),
    ])
    return { year, ...span, files }
  })
}

function monthFile(family: RollupFamily, month: Temporal.PlainDate): PlannedFile {
  const { name, folder } = family
  const path = `${folder}/monthly/${name}/${name}_${month.toString().slice(0, 7).replace('-', '_')}.parquet`
  return { family, path, from: month, to: month.add({ months: 1 }) }
}
