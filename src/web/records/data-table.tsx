export interface DataColumn {
  name: string
  /** Numbers stand right. */
  align?: 'left' | 'right'
}

export interface DataTableProps {
  caption: string
  columns: readonly DataColumn[]
  rows: readonly (readonly React.ReactNode[])[]
  /** Values of rows are code. */
  code?: boolean
}

/** A table that scrolls sideways within its frame; the first cell of a row is its head. Cells know their column's name, for styles that set them as blocks. */
export function DataTable({ caption, columns, rows, code }: DataTableProps): React.ReactNode {
  const classOf = (at: number) => (columns[at]?.align === 'right' ? undefined : 'text')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard
    <section className={code ? 'data-table code' : 'data-table'} tabIndex={0} aria-label={caption}>
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name }, at) => (
              <th key={name} scope="col" className={classOf(at)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are shown as they came, never reordered
            <tr key={index}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={columns[at]?.name} scope="row" className="text">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[at]?.name} className={classOf(at)} data-column={columns[at]?.name}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
