import { Link } from 'react-router'
import { Card } from '../components/card.tsx'
import { SeriesMark } from '../components/series-mark.tsx'
import { DuckCard } from './duck-card.tsx'
import type { GalleryView } from './gallery-view.ts'
import { RankingTable } from './ranking-table.tsx'
import { ReferenceNote } from './reference-note.tsx'
import { ScoreBars } from './score-bars.tsx'
import { ScoreFormula } from './score-formula.tsx'

/** All duck days of an authority: the best in pictures, then all of them. */
export function Gallery({ view }: { view: GalleryView }): React.ReactNode {
  return (
    <>
      <header className="duck-head">
        <div>
          <p className="kicker">{view.kicker}</p>
          <h1>Duck days</h1>
          <p className="duck-lede">{view.lede}</p>
        </div>
        <nav aria-label="How many days">
          <ul className="segments">
            {view.choices.map(({ label, href, current }) => (
              <li key={label}>
                <Link to={href} preventScrollReset aria-current={current ? 'true' : undefined}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {view.none ? <NoDuck none={view.none} /> : <Ducks view={view} />}
      {view.leftOut.length > 0 ? <LeftOut view={view} /> : null}
    </>
  )
}

function NoDuck({ none }: { none: NonNullable<GalleryView['none']> }): React.ReactNode {
  return (
    <section className="bare" aria-labelledby="no-duck">
      <h2 id="no-duck">{none.title}</h2>
      <p>{none.text}</p>
      <ul className="bare-links">
        {none.links.map(({ label, href }) => (
          <li key={href}>
            <Link to={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ducks({ view }: { view: GalleryView }): React.ReactNode {
  return (
    <>
      <section aria-labelledby="best-title">
        <div className="duck-section-head">
          <h2 id="best-title">The best {view.cards.length}</h2>
          <ul className="legend" aria-label="In the pictures">
            <li>
              <SeriesMark series="duck-net" />
              net load
            </li>
            <li>
              <span className="sun-key" aria-hidden="true" />
              solar, between demand and net load
            </li>
            <li>
              <SeriesMark series="duck-ramp" />
              evening ramp
            </li>
          </ul>
        </div>
        <ol className="duck-gallery">
          {view.cards.map((duck) => (
            <DuckCard key={duck.date} duck={duck} />
          ))}
        </ol>
      </section>
      <div className="duck-panels">
        <Card
          id="ranking"
          title={`All ${view.rows.length} days`}
          scope={view.scope}
          menu={view.downloads}
          footer={view.source}
        >
          <RankingTable rows={view.rows} caption="Best first. Ramps in MW/h; valley and 3-hour ramp in MW." />
        </Card>
        <div className="duck-side">
          <Card id="scores" title="How the scores lie" scope="Days by score" footer={view.span}>
            <ScoreBars bins={view.bins} />
          </Card>
          <Card id="method" title="How a day is scored" scope="GridPulse’s inputs and weights" footer={view.source}>
            <div className="method">
              <ScoreFormula />
              {view.reference ? <ReferenceNote reference={view.reference} /> : null}
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function LeftOut({ view }: { view: GalleryView }): React.ReactNode {
  const count = view.leftOut.length
  return (
    <details className="left-out">
      <summary>
        {count === 1 ? 'One day is left out' : `${count} days are left out`}, because hours of{' '}
        {count === 1 ? 'it' : 'them'} are missing
      </summary>
      <ul>
        {view.leftOut.map(({ date, dateText, href, text }) => (
          <li key={date}>
            <Link to={href}>{dateText}</Link>: {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
