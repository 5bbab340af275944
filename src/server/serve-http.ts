import type { Server } from 'node:http'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { systemClock } from '../core/clock.ts'
import { createApi } from './http/api.ts'
import type { Connection } from './http/api-env.ts'
import type { ApiOptions } from './http/api-options.ts'
import { createKeptResponses } from './kept-responses.ts'
import { createLive, type LiveOptions } from './live/live.ts'
import { openPort, type TlsFiles } from './open-port.ts'
import { createServerApp } from './server-app.ts'
import { openBuiltWeb } from './web/built.ts'
import type { WebPort } from './web/port.ts'

export interface ServeOptions extends ApiOptions {
  /** 0 takes a free port. */
  port: number
  /** Default `127.0.0.1`. */
  host?: string
  /** Serves HTTP/2 and HTTP/1.1 over TLS. */
  tls?: TlsFiles
  /** Folder of the built pages, `dist/web/`; without it and without `dev` only the API is served. */
  webBundleUrl?: URL
  /** Of the live events: how many may listen, how often tables are looked at. */
  live?: Omit<LiveOptions, 'engine' | 'catalogue'>
  /** Serve pages from source through Vite. */
  dev?: boolean
}

export interface HttpService {
  url: string
  /** Takes no new requests, ends the open ones after a grace, resolves when all are gone. */
  close(): Promise<void>
}

/** Serves the API and the pages. Errors: `config.invalid` (port taken or not allowed, TLS files not usable), `config.missing` (pages not built). */
export async function serveHttp(options: ServeOptions): Promise<HttpService> {
  let web: WebPort | undefined
  const kept = createKeptResponses(options.log)
  const port = await openPort((request, response) => {
    const next = () => void listen(request, response)
    if (request.url?.startsWith('/api/')) kept.answer(request, response, next)
    else if (web?.middleware) web.middleware(request, response, next)
    else next()
  }, options.tls)
  web = await openWeb(options, port.server as Server)
  const live = createLive(
    { engine: options.engine, catalogue: options.catalogue, ...options.live },
    // By the time that passes here, however fast the clock of a simulation runs.
    { clock: systemClock, log: options.log },
  )
  const app = createServerApp({ api: createApi(options), live, log: options.log, ...(web ? { web } : {}) })
  const listen = getRequestListener(async (request, bindings) => {
    const connection: Connection = { ...(bindings as HttpBindings), cut: () => cut(bindings.outgoing) }
    const response = await app.fetch(request, connection)
    if (connection.kept) kept.keep(bindings.incoming as HttpBindings['incoming'], connection.kept, response)
    return response
  })
  try {
    const url = await port.listen(options.port, options.host ?? '127.0.0.1')
    return {
      url,
      async close() {
        live.close()
        await port.close()
        await web?.close?.()
      },
    }
  } catch (error) {
    await web?.close?.()
    throw error
  }
}

async function openWeb(options: ServeOptions, server: Server): Promise<WebPort | undefined> {
  if (options.dev) return (await import('./web/dev.ts')).openDevWeb(server)
  return options.webBundleUrl && openBuiltWeb(options.webBundleUrl)
}

/** Ends a response so that its client can't take it for a whole one. */
function cut(outgoing: (HttpBindings | Http2Bindings)['outgoing']): void {
  if ('stream' in outgoing && outgoing.stream) outgoing.stream.close(2)
  else outgoing.destroy()
}
