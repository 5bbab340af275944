import { Card } from '../components/card.tsx'
import type { DayView } from './day-view.ts'
import { PointsBar } from './points-bar.tsx'
import { ReferenceNote } from './reference-note.tsx'
import { ScoreFormula } from './score-formula.tsx'
import { WindowStrip } from './window-strip.tsx'

/** Why a day has its score: each input among the days of the window, and the sum. */
export function WhyScore({ view }: { view: DayView }): React.ReactNode {
  const { why, reference } = view
  if (!why) return null
  return (
    <Card
      id="why"
      title="Why this score"
      scope={`Rank ${why.rank} · window ${reference?.id ?? ''}`}
      footer={view.source}
    >
      <p className="why-score">
        <strong>{why.score}</strong> of 100
      </p>
      <PointsBar points={why.components} />
      <ol className="why">
        {why.components.map(({ name, label, meaning, value, percentile, weight, pointsText, strip }) => (
          <li key={name}>
            <h3>
              <span className={`points-key points-${name}`} aria-hidden="true" />
              {label} <strong>{value}</strong>
            </h3>
            <p className="why-meaning">{meaning}</p>
            <WindowStrip strip={strip} label={label} />
            <p className="why-sum">
              percentile {percentile} × {weight} = <strong>{pointsText} points</strong>
            </p>
          </li>
        ))}
      </ol>
      <p className="why-total">{why.sum}</p>
      <details className="method-more" open>
        <summary>Formula and window</summary>
        <div className="method">
          <ScoreFormula />
          {reference ? <ReferenceNote reference={reference} /> : null}
        </div>
      </details>
    </Card>
  )
}
