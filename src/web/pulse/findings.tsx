import { Link } from 'react-router'
import type { FindingView } from './day-view.ts'
import { KeptUnits } from './kept-units.tsx'
import { ShowSql } from './show-sql.tsx'

/** What the day was, sentence by sentence, each with the rows it was read off. */
export function Findings({ findings }: { findings: readonly FindingView[] }): React.ReactNode {
  return (
    <section className="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">The day in brief</h2>
      <ul>
        {findings.map(({ kind, text, sql, sqlHref, hourHref }) => (
          <li key={kind} className={`finding finding-${kind}`}>
            <p>
              <KeptUnits text={text} />{' '}
              {hourHref === undefined ? null : (
                <Link className="to-hour" to={hourHref} aria-label={`Show this hour in the chart: ${text}`}>
                  show
                </Link>
              )}
            </p>
            <ShowSql sql={sql} href={sqlHref} of={text} />
          </li>
        ))}
      </ul>
    </section>
  )
}
