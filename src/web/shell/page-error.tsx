import { isRouteErrorResponse, Link } from 'react-router'
import { isPageProblem, type PageProblem } from '../state/page-problem.ts'

/** A page for what cannot be shown: an address that leads nowhere, or a failure. */
export function PageError({ error }: { error: unknown }): React.ReactNode {
  const { title, message, hint, links = [] } = describe(error)
  return (
    <>
      <title>{`${title} · gridlake`}</title>
      <div className="notice">
        <h1>{title}</h1>
        <p>{message}</p>
        {hint === undefined ? null : <p>{hint}</p>}
        <ul className="notice-links">
          {links.map(({ label, href }) => (
            <li key={href}>
              <Link to={href}>{label}</Link>
            </li>
          ))}
          <li>
            <a href="/">Go to the grid now</a>
          </li>
        </ul>
      </div>
    </>
  )
}

function describe(error: unknown): PageProblem & { title: string } {
  if (isRouteErrorResponse(error) && isPageProblem(error.data)) {
    return { ...error.data, title: error.status === 404 ? 'There is no such page' : 'This page cannot be shown' }
  }
  if (isRouteErrorResponse(error) && error.status === 404) {
    return {
      title: 'There is no such page',
      message: 'The address may be misspelled, or what it named has moved.',
    }
  }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      title: 'The server does not answer',
      message: 'It was there a moment ago. Load the page again in a while: the address says all that you chose.',
    }
  }
  return {
    title: 'This page cannot be shown',
    message: 'The server met an error while it made the page. Its log says more; the data are safe.',
  }
}
