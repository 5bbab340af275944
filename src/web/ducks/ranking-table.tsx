import { Link } from 'react-router'
import type { DuckRowView } from './gallery-view.ts'

/** Every day that has a score, best first. */
export function RankingTable({ rows, caption }: { rows: readonly DuckRowView[]; caption: string }): React.ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard
    <section className="table-scroll duck-table" tabIndex={0} aria-label="All days: table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Rank</th>
            <th scope="col">Score</th>
            <th scope="col">Evening ramp</th>
            <th scope="col">Valley</th>
            <th scope="col">Trough</th>
            <th scope="col">3-hour ramp</th>
            <th scope="col">Ramp less wind</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.date}>
              <th scope="row">
                <Link to={row.href}>{row.dateText}</Link>
              </th>
              <td>{row.rank}</td>
              <td>
                <strong>{row.score}</strong>
              </td>
              <td>{row.ramp}</td>
              <td>{row.valley}</td>
              <td>{row.trough}</td>
              <td>{row.threeHourRamp}</td>
              <td>{row.standardRamp}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
