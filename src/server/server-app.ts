import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { type Log, noLog } from '../core/log.ts'
import type { Api } from './http/api-options.ts'
import type { WebPort } from './web/port.ts'

/** The API and, where `web` is given, the pages, whose data come from the API in process. */
export function createServerApp({ api, web, log = noLog }: { api: Api; web?: WebPort; log?: Log }): Hono {
  const app = new Hono()
  app.route('/', api)
  if (!web) return app
  app.use(compress())
  app.use(
    secureHeaders({
      xFrameOptions: 'DENY',
      referrerPolicy: 'strict-origin-when-cross-origin',
      // Served over plain HTTP on a local machine; a proxy that ends TLS sets it.
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: 'same-origin',
    }),
  )
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
  app.all('*', async (c) => {
    const bundle = await web.load()
    return bundle.handle(c.req.raw, { fetch: async (input, init) => api.fetch(new Request(input, init)), log })
  })
  app.onError((error, c) => {
    log('error', 'a page failed', { path: c.req.path, error: String(error) })
    return c.text('This page cannot be shown. The log of the server says why.', 500)
  })
  return app
}
