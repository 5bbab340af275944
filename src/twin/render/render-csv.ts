import type { Wire } from '../../datasets/dataset.ts'
import { createRowRenderer, type RenderOptions, type WireRow } from './render-row.ts'

/** A document's text from the catalogue's own description of it: header, time columns, values; LF line ends. */
export function renderCsv(wire: Wire, rows: readonly WireRow[], options: RenderOptions): string {
  const render = createRowRenderer(wire, options)
  return `${[wire.header, ...rows.map(render)].map((cells) => cells.join(',')).join('\n')}\n`
}
