import './styles/tokens.css'
import './styles/page.css'
import './styles/shell.css'
import './styles/controls.css'
import './styles/notices.css'
import './styles/shell-widths.css'
import './styles/card.css'
import './styles/chart.css'
import { use, useEffect } from 'react'
import {
  data,
  Links,
  Meta,
  Outlet,
  redirect,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from 'react-router'
import type { Route } from './+types/root'
import { Brand } from './components/brand.tsx'
import { Nonce } from './components/nonce.tsx'
import { Banners } from './shell/banners.tsx'
import { Foot } from './shell/foot.tsx'
import { holdLoad } from './shell/hold-load.ts'
import { loadShell } from './shell/load-shell.server.ts'
import { Masthead } from './shell/masthead.tsx'
import { openPage } from './shell/open-page.server.ts'
import { PageError } from './shell/page-error.tsx'
import { Palette } from './shell/palette.tsx'
import { redirectAuthority } from './shell/redirect-authority.ts'
import { SkipLink } from './shell/skip-link.tsx'
import { useKeys } from './shell/use-keys.ts'
import { useShell } from './shell/use-shell.ts'
import { useSlowNavigation } from './shell/use-slow-navigation.ts'
import { pageContext } from './state/page-context.ts'
import { pageHandle } from './state/page-handle.ts'
import { useFreshData } from './state/use-fresh-data.ts'

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    const page = await openPage(request, context)
    const elsewhere = redirectAuthority(page)
    if (elsewhere !== undefined) throw redirect(elsewhere)
    context.set(pageContext, page)
    return next()
  },
]

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [holdLoad]

export async function loader({ context }: Route.LoaderArgs) {
  const page = context.get(pageContext)
  return data(await loadShell(page), { status: page.asOfRefusal === undefined ? 200 : 400 })
}

export function Layout({ children }: { children: React.ReactNode }): React.ReactNode {
  const nonce = use(Nonce)
  const theme = useShell()?.preferences.theme ?? 'system'
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        {/* Style sheets come from this origin; a nonce would differ between server and browser. */}
        <Links nonce="" />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root(): React.ReactNode {
  return (
    <Shell>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary(): React.ReactNode {
  const error = useRouteError()
  return (
    <Shell>
      <PageError error={error} />
    </Shell>
  )
}

function Shell({ children }: { children: React.ReactNode }): React.ReactNode {
  const shell = useShell()
  const handle = pageHandle(useMatches())
  const reach = useFreshData({ reads: handle.reads, isPast: shell?.asOf.text !== undefined })
  // What waits for the server is to be read meanwhile.
  const isLoading = useSlowNavigation() && reach.state !== 'away'
  useKeys()
  useEffect(() => {
    document.documentElement.dataset['ready'] = ''
  }, [])
  return (
    <>
      <SkipLink />
      {shell ? (
        <Masthead shell={shell} handle={handle} />
      ) : (
        <header className="masthead">
          <Brand />
        </header>
      )}
      <main id="main" tabIndex={-1} className={isLoading ? 'is-loading' : undefined} aria-busy={isLoading}>
        {shell ? <Banners shell={shell} reach={reach} /> : null}
        {children}
      </main>
      {shell ? <Foot shell={shell} /> : null}
      {shell ? <Palette shell={shell} /> : null}
    </>
  )
}
