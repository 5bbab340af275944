import { type ColumnDef, createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { SqlResult } from './sql-result.ts'
import { compareValues, createTimeText, valueText } from './value-text.ts'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

type Values = readonly unknown[]

const ROW_PX = 30
const SORT_WORDS = { asc: 'ascending', desc: 'descending' } as const
const SORT_SIGNS = { asc: ' ▲', desc: ' ▼' } as const

/** A result as a table that is sorted by its heads and draws the rows in sight alone. */
export default function ResultGrid({ result, zone }: { result: SqlResult; zone: string }): React.ReactNode {
  const scroller = useRef<HTMLElement>(null)
  const columns = useMemo(
    () =>
      result.columns.map(
        ({ name }, at): ColumnDef<typeof features, Values> => ({
          id: String(at),
          header: name,
          accessorFn: (row) => row[at],
          sortFn: (a, b) => compareValues(a.original[at], b.original[at]),
        }),
      ),
    [result],
  )
  const data = useMemo(() => [...result.rows], [result])
  const table = useTable({ features, columns, data })
  const { rows } = table.getRowModel()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  const timeText = useMemo(() => createTimeText(zone), [zone])
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const kindOf = (at: number) => result.columns[at]?.kind ?? 'text'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard
    <section ref={scroller} className="data-table result-grid" tabIndex={0} aria-label="Result">
      <table aria-rowcount={rows.length + 1}>
        <caption className="sr-only">Result of the query</caption>
        <thead>
          <tr aria-rowindex={1}>
            {table.getHeaderGroups()[0]?.headers.map(({ id, column }, at) => {
              const sorted = column.getIsSorted()
              return (
                <th
                  key={id}
                  scope="col"
                  className={kindOf(at) === 'number' ? undefined : 'text'}
                  aria-sort={sorted === false ? 'none' : SORT_WORDS[sorted]}
                >
                  <button type="button" className="sort" onClick={column.getToggleSortingHandler()}>
                    {result.columns[at]?.name}
                    <span aria-hidden="true">{sorted === false ? '' : SORT_SIGNS[sorted]}</span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} span={columns.length} />
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} className={index % 2 === 1 ? 'even' : undefined}>
              {rows[index]?.original.map((value, at) => (
                <td key={columns[at]?.id} className={kindOf(at) === 'number' ? undefined : 'text'}>
                  {valueText(value, kindOf(at), timeText)}
                </td>
              ))}
            </tr>
          ))}
          <Spacer height={below} span={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function Spacer({ height, span }: { height: number; span: number }): React.ReactNode {
  return height <= 0 ? null : (
    <tr className="spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}
