import { Link } from 'react-router'
import type { ChoiceLink } from './price-links.ts'

/** One of several, each with an address of its own. */
export function ChoiceLinks({ label, links }: { label: string; links: readonly ChoiceLink[] }): React.ReactNode {
  return (
    <ul className="choice-links" aria-label={label}>
      {links.map(({ label: text, href, current }) => (
        <li key={text}>
          <Link to={href} aria-current={current ? 'true' : undefined} preventScrollReset>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
