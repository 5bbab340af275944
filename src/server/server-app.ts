import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { type Log, noLog } from '../core/log.ts'
import type { Api } from './http/api-options.ts'
import type { Live } from './live/live.ts'
import { answerPng } from './web/answer-png.ts'
import type { WebPort } from './web/port.ts'

/** The API and, where `web` is given, the pages, whose data come from the API in process. */
export function createServerApp({
  api,
  live,
  web,
  log = noLog,
}: {
  api: Api
  live?: Live
  web?: WebPort
  log?: Log
}): Hono {
  const app = new Hono()
  if (live) app.get('/live', (c) => live.answer(c.req.path))
  app.route('/', api)
  if (!web) return app
  app.use(compress())
  const common = {
    referrerPolicy: 'strict-origin-when-cross-origin',
    // Served over plain HTTP on a local machine; a proxy that ends TLS sets it.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: 'same-origin',
  } as const
  const closed = secureHeaders({ ...common, xFrameOptions: 'DENY' })
  const shared = secureHeaders({ ...common, xFrameOptions: 'DENY', crossOriginResourcePolicy: 'cross-origin' })
  const framed = secureHeaders({ ...common, xFrameOptions: false, crossOriginResourcePolicy: 'cross-origin' })
  // Charts stand in other people's pages, and pictures of them; nothing else does.
  app.use('/*', (c, next) => {
    if (c.req.path.startsWith('/embed/')) return framed(c, next)
    return c.req.path.startsWith('/og/') ? shared(c, next) : closed(c, next)
  })
  if (web.clientDirectory !== undefined) {
    const root = web.clientDirectory
    app.use(
      '/assets/*',
      serveStatic({ root, onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }),
    )
    app.use(
      '/favicon.svg',
      serveStatic({ root, onFound: (_path, c) => c.header('cache-control', 'public, max-age=86400') }),
    )
  }
  const render = async (request: Request) => {
    const bundle = await web.load()
    return bundle.handle(request, {
      fetch: async (input, init) => api.fetch(new Request(input, init)),
      log,
      ...(web.drawings ? { drawings: web.drawings } : {}),
    })
  }
  app.get('/og/:file{.+\\.png}', (c) => answerPng(c.req.raw, render))
  app.all('*', (c) => render(c.req.raw))
  app.onError((error, c) => {
    log('error', 'a page failed', { path: c.req.path, error: String(error) })
    return c.text('This page cannot be shown. The log of the server says why.', 500)
  })
  return app
}
