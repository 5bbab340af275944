import { type Dataset, type Wire, wireFields } from '../datasets/dataset.ts'
import type { Batch } from './batch.ts'

/** Beyond, codes save nothing. */
const MAX_VALUES = 20_000

/**
 * The values of a batch's text columns, by document column, as far as its first, middle and last document have them: postings
 * of one product name nearly the same points. A column with blanks at the ends of a value is left out. Pure.
 */
export function sampleTexts({ dataset, wire, arrivals }: Batch): ReadonlyMap<string, readonly string[]> {
  const found = new Map(textFields(dataset, wire).map(([field, at]) => [field, { at, values: new Set<string>() }]))
  const middle = arrivals[arrivals.length >> 1]
  for (const arrival of new Set([arrivals[0], middle, arrivals.at(-1)])) {
    if (!arrival) continue
    const { csv } = arrival.text
    const lines = Buffer.from(csv.buffer, csv.byteOffset, csv.byteLength).toString('utf8').split('\n')
    for (const line of lines.slice(1)) {
      const cells = line.split(',')
      for (const { at, values } of found.values()) {
        const cell = cells[at]
        if (cell) values.add(cell)
      }
    }
  }
  const usable = [...found].filter(
    ([, { values }]) =>
      values.size > 0 && values.size <= MAX_VALUES && ![...values].some((value) => value !== value.trim()),
  )
  return new Map(usable.map(([field, { values }]) => [field, [...values]]))
}

/** The document columns of plain text columns, and where they stand. */
function textFields(dataset: Dataset, wire: Wire): [string, number][] {
  return dataset.columns.flatMap(({ name, type, emptyText }) => {
    const field = wire.map[name]
    if (type !== 'string' || emptyText || field === undefined) return []
    return [[field, wireFields(wire).indexOf(field)] satisfies [string, number]]
  })
}
