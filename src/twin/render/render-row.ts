import type { Wire } from '../../datasets/dataset.ts'
import { type EncodeOptions, encodeTime } from './encode-time.ts'
import { formatNumber } from './format-number.ts'

/** A row before it is spelled: when it starts and the dataset's own columns; numbers are printed to at most two decimals. */
export interface WireRow {
  startMs: number
  values: Readonly<Record<string, string | number | null>>
}

/** A speller of rows in the wire's order of columns: times, mapped values, texts that the wire expects, blanks for the rest. */
export function createRowRenderer(wire: Wire, options: Omit<EncodeOptions, 'dateFormat'>): (row: WireRow) => string[] {
  const encode = wire.dateFormat === undefined ? options : { ...options, dateFormat: wire.dateFormat }
  const columnOf = new Map(Object.entries(wire.map).map(([column, field]) => [field, column]))
  const columns = wire.header.map((field) => columnOf.get(field))
  const spellTimes = (startMs: number): (string | undefined)[] => {
    const time = encodeTime(wire.time, startMs, encode)
    return wire.header.map((field) => time[field] ?? wire.expect?.[field])
  }
  let startMs = Number.NaN
  let fixed: readonly (string | undefined)[] = []
  return (row) => {
    // Rows of one interval stand together: its time is spelled once.
    if (row.startMs !== startMs) {
      startMs = row.startMs
      fixed = spellTimes(startMs)
    }
    return columns.map((column, at) => (column === undefined ? (fixed[at] ?? '') : spell(row.values[column])))
  }
}

function spell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? formatNumber(value, 2) : value
}
