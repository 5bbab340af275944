import { Form, Link } from 'react-router'
import { writeUrl } from '../state/url-state.ts'
import { KeptFields } from './kept-fields.tsx'
import type { ShellData } from './shell-data.ts'

/** Asks for the page as of another moment. */
export function AsOf({ shell: { path, state, asOf } }: { shell: ShellData }): React.ReactNode {
  return (
    <section className="as-of" aria-label="As of">
      <Form method="get" action={path} className="as-of-form">
        <KeptFields state={{ ...state, as_of: undefined }} />
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
        <button type="submit">Show</button>
      </Form>
      <nav aria-label="Moments">
        <ul className="moments">
          {asOf.moments.map(({ label, asOf: as_of, current }) => (
            <li key={label}>
              <Link to={writeUrl(path, { ...state, as_of })} aria-current={current ? 'true' : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}
