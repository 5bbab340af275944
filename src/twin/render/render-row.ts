import type { Wire } from '../../datasets/dataset.ts'
import type { ReadWallClock } from '../wall-clock.ts'
import { type EncodeOptions, encodeTime } from './encode-time.ts'
import { formatNumber } from './format-number.ts'

/** A row before it is spelled: when it starts and the dataset's own columns. */
export interface WireRow {
  startMs: number
  values: Readonly<Record<string, string | number | null>>
}

/** How a document's cells are written. */
export interface RenderOptions extends Omit<EncodeOptions, 'dateFormat'> {
  /** Spells values of a dataset column; by default numbers are printed to at most two decimals and texts as they are. */
  spell?: Readonly<Record<string, (value: string | number) => string>>
  /** Spells document columns that the catalogue ignores, from the row's start; by default they are blank. */
  spellIgnored?: (startMs: number, read: ReadWallClock) => Readonly<Record<string, string>>
}

/** A speller of rows in the wire's order of columns: times, mapped values, texts that the wire expects, blanks for the rest. */
export function createRowRenderer(wire: Wire, options: RenderOptions): (row: WireRow) => string[] {
  const encode = wire.dateFormat === undefined ? options : { ...options, dateFormat: wire.dateFormat }
  const columnOf = new Map(Object.entries(wire.map).map(([column, field]) => [field, column]))
  const columns = wire.header.map((field) => {
    const name = columnOf.get(field)
    return name === undefined ? undefined : { name, spell: options.spell?.[name] ?? spellPlainly }
  })
  const spellFixed = (startMs: number): (string | undefined)[] => {
    const time = encodeTime(wire.time, startMs, encode)
    const ignored = options.spellIgnored?.(startMs, options.readWallClock)
    return wire.header.map((field) => time[field] ?? wire.expect?.[field] ?? ignored?.[field])
  }
  let startMs = Number.NaN
  let fixed: readonly (string | undefined)[] = []
  return (row) => {
    // Rows of one interval stand together: its time is spelled once.
    if (row.startMs !== startMs) {
      startMs = row.startMs
      fixed = spellFixed(startMs)
    }
    return columns.map((column, at) => {
      if (column === undefined) return fixed[at] ?? ''
      const value = row.values[column.name]
      return value === null || value === undefined ? '' : column.spell(value)
    })
  }
}

function spellPlainly(value: string | number): string {
  return typeof value === 'number' ? formatNumber(value, 2) : value
}
