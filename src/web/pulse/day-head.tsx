import { Link } from 'react-router'
import type { DayLink, DayView } from './day-view.ts'
import { KeptUnits } from './kept-units.tsx'
import { Share } from './share.tsx'

/** The headline of a day, where it lies among its neighbours, and how to pass it on. */
export function DayHead({ day }: { day: DayView }): React.ReactNode {
  return (
    <header className="day-head">
      <p className="day-kicker">{day.kicker}</p>
      <h1>
        <KeptUnits text={day.headline} />
      </h1>
      <div className="day-bar">
        <DayNav previous={day.previous} next={day.next} />
        <Share share={day.share} cite={day.cite} title={day.headline} />
      </div>
    </header>
  )
}

function DayNav({ previous, next }: { previous: DayLink | undefined; next: DayLink | undefined }): React.ReactNode {
  return (
    <nav className="day-nav" aria-label="Days">
      {previous ? (
        <Link to={previous.href} rel="prev">
          <span aria-hidden="true">←</span> {previous.label}
        </Link>
      ) : null}
      {next ? (
        <Link to={next.href} rel="next">
          {next.label} <span aria-hidden="true">→</span>
        </Link>
      ) : null}
    </nav>
  )
}
