import './styles/tokens.css'
import './styles/page.css'
import './styles/card.css'
import './styles/chart.css'
import { use } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useRouteError } from 'react-router'
import { Brand } from './components/brand.tsx'
import { Nonce } from './components/nonce.tsx'

export function Layout({ children }: { children: React.ReactNode }): React.ReactNode {
  const nonce = use(Nonce)
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        {/* Style sheets come from this origin; a nonce would differ between server and browser. */}
        <Links nonce="" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root(): React.ReactNode {
  return <Outlet />
}

/** A page for what has no page of its own: an address that leads nowhere, or a failure. */
export function ErrorBoundary(): React.ReactNode {
  const error = useRouteError()
  const missing = isRouteErrorResponse(error) && error.status === 404
  const title = missing ? 'There is no such page' : 'This page cannot be shown'
  return (
    <>
      <title>{`${title} · gridlake`}</title>
      <header className="masthead">
        <Brand />
      </header>
      <main id="main" className="notice">
        <h1>{title}</h1>
        <p>
          {missing
            ? 'The address may be misspelled, or what it named has moved.'
            : 'The server met an error while it made the page. Its log says more; the data are safe.'}
        </p>
        <p>
          <a href="/">Go to the grid now</a>
        </p>
      </main>
    </>
  )
}
