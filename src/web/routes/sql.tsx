import '../styles/records.css'
import '../styles/quick-chart.css'
import '../styles/sql.css'
import { data, Link, type ShouldRevalidateFunctionArgs } from 'react-router'
import { loadSql } from '../sql/load-sql.server.ts'
import { SqlWorkbench } from '../sql/sql-workbench.tsx'
import { pageContext } from '../state/page-context.ts'
import type { PageHandle } from '../state/page-handle.ts'
import type { Route } from './+types/sql'

export const handle: PageHandle = { nav: 'sql', controls: ['zone', 'as_of'] }

export async function loader({ context }: Route.LoaderArgs) {
  const { page, status } = await loadSql(context.get(pageContext))
  return data(page, { status })
}

/** Neither new data nor what was run here ask the server again: SQL is run when somebody says so. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  const withoutSql = ({ pathname, searchParams }: URL) => {
    const rest = new URLSearchParams(searchParams)
    rest.delete('sql')
    return `${pathname}?${rest}`
  }
  return withoutSql(currentUrl) === withoutSql(nextUrl) ? false : defaultShouldRevalidate
}

export const meta: Route.MetaFunction = () => [
  { title: 'SQL · gridlake' },
  { name: 'description', content: 'Ask the lake in SQL: every view, now or as of any moment.' },
]

export default function Sql({ loaderData: page }: Route.ComponentProps): React.ReactNode {
  return (
    <>
      <div className="lead">
        <div>
          <h1>SQL</h1>
          <p className="moment-line">
            Every dataset of the <Link to="/catalog">catalogue</Link> is a view
            {page.asOf === undefined ? '' : ', as it was known then'}.
          </p>
        </div>
      </div>
      <div className="sql-layout">
        <SqlWorkbench page={page} />
        <nav className="sql-examples" aria-labelledby="examples">
          <h2 id="examples">Examples</h2>
          <ul>
            {page.examples.map(({ title, lesson, href }) => (
              <li key={title}>
                {/* A document of its own: the server runs it, and the page begins anew. */}
                <a href={href}>{title}</a>
                <p className="dim">{lesson}</p>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  )
}
