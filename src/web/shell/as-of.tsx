import { Form, Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import { Icon } from './icon.tsx'
import { KeptFields } from './kept-fields.tsx'
import { Menu } from './menu.tsx'
import type { ShellData } from './shell-data.ts'

/** Asks for the page as of another moment. */
export function AsOf({ shell: { path, state, asOf } }: { shell: ShellData }): React.ReactNode {
  const to = (as_of: string | undefined) => writeUrl(path, { ...state, as_of })
  return (
    <Menu
      className={asOf.text === undefined ? 'as-of' : 'as-of as-of-past'}
      label={
        <>
          <Icon name="clock" />
          {asOf.text === undefined ? 'As of now' : `As of ${asOf.text}`}
        </>
      }
    >
      <p>Replay this page as the world knew it at a moment.</p>
      <Form method="get" action={path} className="as-of-form">
        <KeptFields state={{ ...state, ba: undefined, as_of: undefined }} />
        <label htmlFor="as-of">
          As of <span className="dim">({asOf.zoneLabel})</span>
        </label>
        {/* A new moment is a new field: what was typed is no longer what is shown. */}
        <input
          key={asOf.value}
          id="as-of"
          type="datetime-local"
          name="as_of"
          defaultValue={asOf.value}
          max={asOf.latest}
          required
        />
        <button type="submit" className="primary">
          Show
        </button>
      </Form>
      <ul className="moments" aria-label="Moments">
        {asOf.moments.map(({ label, asOf: as_of, current }) => (
          <li key={label}>
            <Link to={to(as_of)} preventScrollReset aria-current={current ? 'true' : undefined}>
              {label}
            </Link>
          </li>
        ))}
        <li>
          <Link to={to(asOf.previous)} preventScrollReset>
            {asOf.step} back
          </Link>
        </li>
      </ul>
    </Menu>
  )
}
