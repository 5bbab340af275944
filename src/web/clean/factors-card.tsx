import { Card } from '../components/card.tsx'
import { Choices } from './choices.tsx'
import type { CleanView } from './clean-view.ts'

/** How intensity is worked out: formula, factors with their sources, what it is not, the statements behind it. */
export function FactorsCard({ view }: { view: CleanView }): React.ReactNode {
  const { factors, disclaimers, statements } = view
  return (
    <Card
      id="factors"
      title="Methods and factors"
      scope={`${factors.title} · ${factors.unit}`}
      tools={<Choices label="Factors of the table" choices={view.factorChoices} />}
      footer="Sum of generation × factor over all fuels that generate, by the sum of their generation"
    >
      <ul className="disclaimers">
        {disclaimers.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard */}
      <section className="table-wide" tabIndex={0} aria-label="Factors: table">
        <table className="factors">
          <thead>
            <tr>
              <th scope="col">Fuel</th>
              <th scope="col">{factors.unit}</th>
              <th scope="col">Year</th>
              <th scope="col">Source</th>
              <th scope="col">Note</th>
            </tr>
          </thead>
          <tbody>
            {factors.rows.map(({ fuel, name, value, year, source, url, note, assumed }) => (
              <tr key={fuel}>
                <th scope="row">{name}</th>
                <td>
                  {value}
                  {assumed ? ' (assumed)' : ''}
                </td>
                <td>{year}</td>
                <td className="words">
                  <a href={url}>{source}</a>
                </td>
                <td className="words">{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="statements">
        {statements.map(({ label, sql, href }) => (
          <details key={label} className="statement">
            <summary>SQL of {label}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
            <pre tabIndex={0}>
              <code>{sql}</code>
            </pre>
            <a href={href}>
              Run it<span className="sr-only">: {label}</span>
            </a>
          </details>
        ))}
      </div>
    </Card>
  )
}
