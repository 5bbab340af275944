import { type CardAge, FreshnessBadge } from './freshness-badge.tsx'

export type { CardAge } from './freshness-badge.tsx'

/** A way to have a card's data elsewhere: CSV, Parquet, a link, SQL. */
export interface CardAction {
  label: string
  href: string
  /** Where the label alone does not say it. */
  description?: string
  download?: boolean
}

export interface CardProps {
  /** Unique on the page; the title's id is `${id}-title`. */
  id: string
  /** The finding or the metric. */
  title: string
  /** What the values are of: authority, range, zone, unit. */
  scope: string
  age?: CardAge | undefined
  /** Beside the menu: toggles of the chart. */
  tools?: React.ReactNode
  menu?: readonly CardAction[]
  /** Source, last interval, age, quality. */
  footer: React.ReactNode
  className?: string
  children: React.ReactNode
}

/** What every chart and table stands in: title, scope, age, menu, content, source. */
export function Card({ id, title, scope, age, tools, menu, footer, className, children }: CardProps): React.ReactNode {
  return (
    <section className={['card', `card-${id}`, className].filter(Boolean).join(' ')} aria-labelledby={`${id}-title`}>
      <header className="card-head">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          <p className="scope">{scope}</p>
        </div>
        <div className="card-tools">
          {age ? <FreshnessBadge age={age} /> : null}
          {tools}
        </div>
      </header>
      {children}
      <footer className="card-foot">
        <span className="card-source">{footer}</span>
        {menu && menu.length > 0 ? <CardMenu title={title} actions={menu} /> : null}
      </footer>
    </section>
  )
}

function CardMenu({ title, actions }: { title: string; actions: readonly CardAction[] }): React.ReactNode {
  return (
    <ul className="card-menu" aria-label={`${title}: more`}>
      {actions.map(({ label, href, description, download }) => (
        <li key={label}>
          <a href={href} download={download} aria-label={`${title}: ${description ?? label}`}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
