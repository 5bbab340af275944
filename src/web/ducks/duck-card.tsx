import { Link } from 'react-router'
import { Markup } from '../charts/drawn.tsx'
import type { DuckCardView } from './gallery-view.ts'
import { PointsBar } from './points-bar.tsx'

/** One of the best days, leading to its own page. */
export function DuckCard({ duck }: { duck: DuckCardView }): React.ReactNode {
  return (
    <li className="card duck-card">
      <div className="duck-card-head">
        <span className="duck-rank">
          <span className="sr-only">Rank </span>
          {duck.rank}
        </span>
        <h3>
          <Link to={duck.href} prefetch="intent">
            {duck.dateText}
          </Link>
        </h3>
        <p className="duck-score">
          <span className="sr-only">Score </span>
          {duck.score}
        </p>
      </div>
      <Markup id={duck.drawing.id} markup={duck.drawing.markup} className="plot duck-plot" />
      <PointsBar points={duck.points} />
      <dl className="duck-facts">
        <div>
          <dt>
            <span className="points-key points-evening_ramp" aria-hidden="true" />
            Ramp
          </dt>
          <dd>{duck.ramp}</dd>
        </div>
        <div>
          <dt>
            <span className="points-key points-valley_depth" aria-hidden="true" />
            Valley
          </dt>
          <dd>{duck.valley}</dd>
        </div>
        <div>
          <dt>
            <span className="points-key points-trough_time" aria-hidden="true" />
            Trough
          </dt>
          <dd>{duck.trough}</dd>
        </div>
      </dl>
    </li>
  )
}
