import { Form, Link } from 'react-router'
import type { AsOfControl } from '../pulse/pulse-page.ts'

/** Asks for the page as of another moment. A plain GET form: it works without JavaScript. */
export function AsOfForm({ control }: { control: AsOfControl }): React.ReactNode {
  return (
    <section className="as-of" aria-labelledby="as-of-title">
      <h2 id="as-of-title" className="sr-only">
        As of
      </h2>
      <Form method="get" action="/" className="as-of-form">
        <label htmlFor="as-of">
          As of <span className="dim">({control.zone})</span>
        </label>
        {/* A new moment is a new field: what was typed is no longer what is shown. */}
        <input
          key={control.value}
          id="as-of"
          type="datetime-local"
          name="as_of"
          defaultValue={control.value}
          max={control.latest}
          required
        />
        <button type="submit">Show</button>
      </Form>
      <nav aria-label="Moments">
        <ul className="moments">
          {control.links.map(({ label, href, current }) => (
            <li key={label}>
              <Link to={href} aria-current={current ? 'true' : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}
