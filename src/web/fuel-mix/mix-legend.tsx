import { Link } from 'react-router'
import type { MixLegendRow } from './mix-view.ts'

/** What each fuel made, in the order of the stack, with a switch for each. */
export function MixLegend({
  rows,
  allHref,
}: {
  rows: readonly MixLegendRow[]
  allHref: string | undefined
}): React.ReactNode {
  return (
    <section className="mix-legend" aria-labelledby="mix-legend-title">
      <h2 id="mix-legend-title">Energy sources</h2>
      <table>
        <caption>Sums over the range</caption>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">GWh</th>
            <th scope="col">Share</th>
            <th scope="col">
              <span className="sr-only">In the chart</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fuel, name, total, share, hidden, toggleHref }) => (
            <tr key={fuel} className={hidden ? 'is-hidden' : undefined}>
              <th scope="row">
                <svg
                  className="source-swatch"
                  viewBox="0 0 14 14"
                  width="14"
                  height="14"
                  aria-hidden="true"
                  focusable="false"
                >
                  <rect className={`layer fuel-${fuel}`} width="14" height="14" rx="3" />
                </svg>
                {name}
              </th>
              <td>{total}</td>
              <td>{share}</td>
              <td>
                <Link to={toggleHref} preventScrollReset aria-label={`${hidden ? 'Show' : 'Hide'} ${name}`}>
                  {hidden ? 'Show' : 'Hide'}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {allHref === undefined ? null : (
        <p>
          <Link to={allHref} preventScrollReset>
            Show all
          </Link>
        </p>
      )}
    </section>
  )
}
