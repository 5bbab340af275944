import { Link } from 'react-router'
import type { ChangesView, ChangeView } from './day-view.ts'
import { ShowSql } from './show-sql.tsx'

const ARROWS = { up: '▲', down: '▼', same: '■' } as const
const WORDS = { up: 'higher', down: 'lower', same: 'the same' } as const

/** How the last full day differs from the usual of its weekday; a card leads to the hour. */
export function ChangeCards({ changes }: { changes: ChangesView }): React.ReactNode {
  return (
    <section className="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{changes.title}</h2>
      {changes.missing === undefined ? null : <p className="changes-missing">{changes.missing}</p>}
      <ul className="change-cards">
        {changes.cards.map((change) => (
          <li key={change.label} className="change">
            <ChangeBody change={change} />
            <ShowSql sql={change.sql} href={change.sqlHref} of={change.label} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangeBody({ change }: { change: ChangeView }): React.ReactNode {
  const { label, value, unit, direction, change: text, baseline, href } = change
  return (
    <>
      <h3>{href === undefined ? label : <Link to={href}>{label}</Link>}</h3>
      <p>
        <span className="value">{value}</span> <span className="unit">{unit}</span>
      </p>
      <p className={`change-by change-${direction ?? 'unknown'}`}>
        {direction === undefined ? null : (
          <>
            <span aria-hidden="true">{ARROWS[direction]} </span>
            <span className="sr-only">{WORDS[direction]}: </span>
          </>
        )}
        {text}
      </p>
      {baseline === '' ? null : <p className="note">{baseline}</p>}
    </>
  )
}
