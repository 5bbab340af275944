import { useEffect } from 'react'
import { isRouteErrorResponse, Link, useLocation, useRevalidator } from 'react-router'
import { isUnreached } from '../state/is-unreached.ts'
import { isPageProblem, type PageProblem } from '../state/page-problem.ts'
import { untilAnswered } from '../state/until-answered.ts'

/** A page for what cannot be shown: an address that leads nowhere, or a failure. Where the server is away it asks again by itself. */
export function PageError({ error }: { error: unknown }): React.ReactNode {
  const { title, message, hint, links = [] } = describe(error)
  const { pathname, search } = useLocation()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isUnreached(error)) return
    const stop = new AbortController()
    // All of it anew: a part of the program may be what did not come.
    untilAnswered(stop.signal).then(
      () => window.location.reload(),
      () => {},
    )
    return () => stop.abort()
  }, [error])
  return (
    <>
      <title>{`${title} · gridlake`}</title>
      <div className="notice">
        <h1>{title}</h1>
        <p>{message}</p>
        {hint === undefined ? null : <p>{hint}</p>}
        <ul className="notice-links">
          {isUnreached(error) ? (
            <li>
              <button type="button" className="primary" onClick={() => void revalidate()}>
                Try again
              </button>
            </li>
          ) : mayPass(error) ? (
            <li>
              <a href={`${pathname}${search}`}>Try again</a>
            </li>
          ) : null}
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

/** Whether the same address may show its page another time. */
const mayPass = (error: unknown): boolean => !isRouteErrorResponse(error) || error.status >= 500

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
  if (isUnreached(error)) {
    return {
      title: 'The server does not answer',
      message: 'It was there a moment ago. The page opens by itself as soon as it answers.',
    }
  }
  return {
    title: 'This page cannot be shown',
    message: 'The server met an error while it made the page. Its log says more; the data are safe.',
  }
}
