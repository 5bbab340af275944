import * as build from 'virtual:react-router/server-build'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { createClient } from '../client/client.ts'
import type { Fetch } from '../contract/fetch.ts'
import { type Log, noLog } from '../core/log.ts'
import { apiContext } from './state/api-context.ts'
import { drawnContext } from './state/drawn-context.ts'
import { logContext } from './state/log-context.ts'
import { nonceContext } from './state/nonce-context.ts'

const handler = createRequestHandler(build as unknown as ServerBuild, import.meta.env.MODE)

/** Renders one request; `fetch` answers `/api/v1/*` in process. */
export function handle(request: Request, effects: { fetch: Fetch; log?: Log }): Promise<Response> {
  const context = new RouterContextProvider()
  context.set(apiContext, createClient({ baseUrl: request.url, fetch: effects.fetch }))
  context.set(drawnContext, new Map())
  context.set(logContext, effects.log ?? noLog)
  context.set(nonceContext, crypto.randomUUID())
  return handler(request, context)
}
