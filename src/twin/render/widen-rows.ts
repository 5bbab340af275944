import { type Wire, wireFields } from '../../datasets/dataset.ts'
import { createRowRenderer, type RenderOptions, type WireRow } from './render-row.ts'

/**
 * Cells of a wide table, in the order of the wire's header, from the long rows that its `unpivot` makes of it: rows that
 * agree in all but label and value become one, in the order of their first. Throws on a label that is no column.
 */
export function widenRows(wire: Wire, rows: readonly WireRow[], options: RenderOptions): string[][] {
  const { unpivot } = wire
  if (unpivot === undefined) throw new Error(`the wire ${wire.epoch} is not wide`)
  const fields = wireFields(wire)
  const render = createRowRenderer({ ...wire, header: fields }, options)
  const labelAt = fields.indexOf(unpivot.label)
  const valueAt = fields.indexOf(unpivot.value)
  const columnOf = new Map(unpivot.fields.map((field) => [field.trim(), wire.header.indexOf(field)]))
  const keptAt = wire.header.map((field) => (unpivot.fields.includes(field) ? -1 : fields.indexOf(field)))
  const wide = new Map<string, string[]>()
  for (const row of rows) {
    const cells = render(row)
    const kept = keptAt.map((at) => (at < 0 ? '' : (cells[at] ?? '')))
    const column = columnOf.get(cells[labelAt] ?? '')
    if (column === undefined) throw new Error(`${cells[labelAt]} is no column of the wire ${wire.epoch}`)
    const key = kept.join('\n')
    const line = wide.get(key) ?? kept
    line[column] = cells[valueAt] ?? ''
    wide.set(key, line)
  }
  return [...wide.values()]
}
