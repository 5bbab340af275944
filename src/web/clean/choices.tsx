import { Link } from 'react-router'
import type { Choice } from './clean-view.ts'

/** Pages to choose among, side by side. */
export function Choices({ label, choices }: { label: string; choices: readonly Choice[] }): React.ReactNode {
  return (
    <ul className="clean-choices" aria-label={label}>
      {choices.map(({ label: text, href, current }) => (
        <li key={text}>
          <Link to={href} aria-current={current ? 'true' : undefined} preventScrollReset>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
