import { renderToStaticMarkup } from 'react-dom/server'
import { type HeatmapColumn, hourText, REPEATED_SLOT } from '../charts/heatmap-cells.ts'
import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { type DayEnds, heatmapTarget } from './heatmap-target.ts'
import { usdText } from './usd-text.ts'

/** Longer ranges are for a file. */
const MOST_ROWS = 62

/** A heat map as a table: a row a day or month, which leads to its prices, a cell an hour; the repeated hour is the last one. `ends`: of each column. */
export function drawHeatmapTable(
  columns: readonly HeatmapColumn[],
  by: 'day' | 'month',
  ends: readonly DayEnds[],
  { state }: PageContext,
): string {
  const shown = columns.slice(-MOST_ROWS)
  const firstShown = columns.length - shown.length
  const repeatedHour = shown.find((column) => column.repeatedHour !== undefined)?.repeatedHour
  const slots = Array.from(
    { length: repeatedHour === undefined ? REPEATED_SLOT : REPEATED_SLOT + 1 },
    (_, slot) => slot,
  )
  return renderToStaticMarkup(
    <table>
      <caption>USD/MWh{shown.length < columns.length ? `; the last ${MOST_ROWS}, the CSV file has all` : ''}</caption>
      <thead>
        <tr>
          <th scope="col">{by === 'day' ? 'Day' : 'Month'}</th>
          {slots.map((slot) => (
            <th key={slot} scope="col">
              {slot === REPEATED_SLOT
                ? `${hourText(repeatedHour ?? 1, shown.at(-1))} again`
                : hourText(slot, shown.at(-1))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, values }, row) => (
          <tr key={key} data-day={key}>
            <th scope="row">
              <a href={heatmapTarget(key, state, ends[firstShown + row])}>
                {by === 'day' ? dateText(Temporal.PlainDate.from(key)) : key}
              </a>
            </th>
            {slots.map((slot) => (
              <td key={slot}>{usdText(values[slot])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>,
  )
}
