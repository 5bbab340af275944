import { Link } from 'react-router'
import { ChartCard } from '../components/chart-card.tsx'
import { ChangeCards } from './change-cards.tsx'
import { CleanStrip } from './clean-strip.tsx'
import { DayCard } from './day-card.tsx'
import { DayHead } from './day-head.tsx'
import type { DayView, EmptyDayView } from './day-view.ts'
import { Findings } from './findings.tsx'
import { GridCondition } from './grid-condition.tsx'
import { KpiRow } from './kpi-row.tsx'

/** A day of a balancing authority in words and numbers. */
export function DayPage({ day }: { day: DayView }): React.ReactNode {
  return (
    <article className="day">
      <DayHead day={day} />
      <KpiRow kpis={day.kpis} />
      {day.condition ? <GridCondition condition={day.condition} /> : null}
      <div className="day-body">
        <div className="day-main">
          <DayCard chart={day.chart} hourIds={day.hourIds} />
          {day.clean ? <CleanStrip strip={day.clean} /> : null}
        </div>
        <Findings findings={day.findings} />
      </div>
      <ChangeCards changes={day.changes} />
      {day.market.length === 0 ? null : (
        <div className="cards">
          {day.market.map((card) => (
            <ChartCard key={card.id} card={card} />
          ))}
        </div>
      )}
    </article>
  )
}

export function EmptyDayPage({ day }: { day: EmptyDayView }): React.ReactNode {
  return (
    <article className="day">
      <header className="day-head">
        <p className="day-kicker">{day.kicker}</p>
        <h1>{day.headline}</h1>
        <p>{day.why}</p>
      </header>
      {day.collecting ? <p>This page looks again by itself.</p> : null}
      {day.nearest.map(({ label, href }) => (
        <p key={href}>
          The nearest day that it has: <Link to={href}>{label}</Link>
        </p>
      ))}
    </article>
  )
}
