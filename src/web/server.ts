import * as build from 'virtual:react-router/server-build'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { createClient } from '../client/client.ts'
import type { Fetch } from '../contract/fetch.ts'
import { type Log, noLog } from '../core/log.ts'
import { apiContext } from './state/api-context.ts'
import { type Drawings, drawingsContext, NO_DRAWINGS } from './state/drawings-context.ts'
import { drawnContext } from './state/drawn-context.ts'
import { logContext } from './state/log-context.ts'
import { nonceContext } from './state/nonce-context.ts'

const handler = createRequestHandler(build as unknown as ServerBuild, import.meta.env.MODE)

/** Renders one request; `fetch` answers `/api/v1/*` in process, `drawings` remembers charts and tables. */
export function handle(request: Request, effects: { fetch: Fetch; log?: Log; drawings?: Drawings }): Promise<Response> {
  const context = new RouterContextProvider()
  context.set(apiContext, createClient({ baseUrl: request.url, fetch: effects.fetch }))
  context.set(drawingsContext, effects.drawings ?? NO_DRAWINGS)
  context.set(drawnContext, new Map())
  context.set(logContext, effects.log ?? noLog)
  context.set(nonceContext, crypto.randomUUID())
  return handler(withReadablePath(request), context)
}

/** React Router warns on the console of every path that is no encoded text; as plain text it leads nowhere as quietly as others. */
function withReadablePath(request: Request): Request {
  const url = new URL(request.url)
  try {
    decodeURIComponent(url.pathname)
    return request
  } catch {
    url.pathname = url.pathname.replaceAll('%', '%25')
    return new Request(url, request)
  }
}
