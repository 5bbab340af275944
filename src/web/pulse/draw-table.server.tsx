import { renderToStaticMarkup } from 'react-dom/server'
import type { CardTable } from './card-spec.ts'

/** A card's values as table markup. */
export function drawTable({ caption, columns, rows }: CardTable): string {
  return renderToStaticMarkup(
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ startMs, head, cells }) => (
          <tr key={startMs} data-start={startMs}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>,
  )
}
