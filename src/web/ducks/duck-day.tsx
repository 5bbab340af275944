import { Form, Link } from 'react-router'
import { CurvesCard } from './curves-card.tsx'
import type { DayView } from './day-view.ts'
import { FuelsCard } from './fuels-card.tsx'
import { ShapeTable } from './shape-table.tsx'
import { WhyScore } from './why-score.tsx'

/** One day: its curves, why it has its score, what it was powered by. */
export function DuckDayPage({ view }: { view: DayView }): React.ReactNode {
  return (
    <>
      <header className="duck-head">
        <div>
          <p className="kicker">
            <Link to={view.gallery.href}>Duck days</Link> · {view.kicker}
          </p>
          <h1>{view.title}</h1>
          {view.lede === '' ? null : <p className="duck-lede">{view.lede}</p>}
        </div>
        <DayNav view={view} />
      </header>
      {view.without ? (
        <section className="bare bare-day" aria-label="No score">
          <p>{view.without.text}</p>
          <ul className="bare-links">
            {view.without.links.map(({ label, href }) => (
              <li key={href}>
                <Link to={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className={view.why ? 'duck-day' : 'duck-day duck-day-bare'}>
        <CurvesCard view={view} />
        <WhyScore view={view} />
        {view.shape.length > 0 ? <ShapeTable view={view} /> : null}
        <FuelsCard view={view} />
      </div>
    </>
  )
}

function DayNav({ view }: { view: DayView }): React.ReactNode {
  return (
    <nav className="duck-nav" aria-label="Days">
      <Link to={view.previous.href} rel="prev">
        <span aria-hidden="true">←</span> {view.previous.label}
      </Link>
      <Form method="get" action="/ducks" className="duck-date">
        {view.dateField.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="duck-date" className="sr-only">
          Day
        </label>
        <input
          id="duck-date"
          key={view.date}
          type="date"
          name="date"
          defaultValue={view.date}
          max={view.dateField.max}
        />
        <button type="submit">Show</button>
      </Form>
      {view.next ? (
        <Link to={view.next.href} rel="next">
          {view.next.label} <span aria-hidden="true">→</span>
        </Link>
      ) : null}
    </nav>
  )
}
