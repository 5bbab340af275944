import { renderToStaticMarkup } from 'react-dom/server'
import { type HeatmapColumn, REPEATED_SLOT } from '../charts/heatmap-cells.ts'
import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { heatmapTarget } from './heatmap-target.ts'
import { usdText } from './usd-text.ts'

/** Longer ranges are for a file. */
const MOST_ROWS = 62

/** A heat map as a table: a row a day or month, which leads to its prices, a cell an hour; the repeated hour is the last one. */
export function drawHeatmapTable(
  columns: readonly HeatmapColumn[],
  by: 'day' | 'month',
  { state }: PageContext,
): string {
  const shown = columns.slice(-MOST_ROWS)
  const repeated = shown.some(({ repeatedHour }) => repeatedHour !== undefined)
  const slots = Array.from({ length: repeated ? REPEATED_SLOT + 1 : REPEATED_SLOT }, (_, slot) => slot)
  return renderToStaticMarkup(
    <table>
      <caption>USD/MWh{shown.length < columns.length ? `; the last ${MOST_ROWS}, the CSV file has all` : ''}</caption>
      <thead>
        <tr>
          <th scope="col">{by === 'day' ? 'Day' : 'Month'}</th>
          {slots.map((slot) => (
            <th key={slot} scope="col">
              {slot === REPEATED_SLOT ? '01:00 again' : `${String(slot).padStart(2, '0')}:00`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, values }) => (
          <tr key={key} data-day={key}>
            <th scope="row">
              <a href={heatmapTarget(key, state)}>{by === 'day' ? dateText(Temporal.PlainDate.from(key)) : key}</a>
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
