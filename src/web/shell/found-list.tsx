import { Link } from 'react-router'
import type { FoundGroup } from './find-places.server.ts'

/** What a search found, by kind. */
export function FoundList({
  groups,
  level,
  onChoose,
}: {
  groups: readonly FoundGroup[]
  level: 2 | 3
  onChoose?: () => void
}): React.ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3'
  return groups.map(({ title, places, more }) => (
    <section key={title} className="found">
      <Heading>{title}</Heading>
      <ul>
        {places.map(({ label, detail, href }) => (
          <li key={`${href} ${detail}`}>
            <Link to={href} {...(onChoose ? { onClick: onChoose } : {})}>
              <strong>{label}</strong> <span>{detail}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="dim">and {more.toLocaleString('en-US')} more: add a word</p> : null}
    </section>
  ))
}
