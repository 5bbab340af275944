import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { GridlakeError } from '../core/errors.ts'
import { createApi } from './http/api.ts'
import type { ApiOptions } from './http/api-options.ts'
import { createServerApp } from './server-app.ts'
import { openBuiltWeb } from './web/built.ts'
import type { WebPort } from './web/port.ts'

export interface ServeOptions extends ApiOptions {
  /** 0 takes a free port. */
  port: number
  /** Default `127.0.0.1`. */
  host?: string
  /** Folder of the built pages, `dist/web/`; without it and without `dev` only the API is served. */
  webBundleUrl?: URL
  /** Serve pages from source through Vite. */
  dev?: boolean
}

export interface HttpService {
  url: string
  /** Takes no new requests, ends the open ones after a grace, resolves when all are gone. */
  close(): Promise<void>
}

/** Serves the API and the pages. Errors: `config.invalid` (port taken or not allowed), `config.missing` (pages not built). */
export async function serveHttp(options: ServeOptions): Promise<HttpService> {
  const server = createServer()
  const web = await openWeb(options, server)
  const app = createServerApp({ api: createApi(options), log: options.log, ...(web ? { web } : {}) })
  const listen = getRequestListener(app.fetch)
  server.on('request', (request, response) => {
    const next = () => void listen(request, response)
    if (web?.middleware === undefined || request.url?.startsWith('/api/')) next()
    else web.middleware(request, response, next)
  })
  const host = options.host ?? '127.0.0.1'
  try {
    await listenOn(server, options.port, host)
  } catch (error) {
    await web?.close?.()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return {
    url: `http://${name}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const grace = setTimeout(() => server.closeAllConnections(), 1_000)
      await closed
      clearTimeout(grace)
      await web?.close?.()
    },
  }
}

async function openWeb(options: ServeOptions, server: Server): Promise<WebPort | undefined> {
  if (options.dev) return (await import('./web/dev.ts')).openDevWeb(server)
  return options.webBundleUrl && openBuiltWeb(options.webBundleUrl)
}

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const message = taken ? `port ${port} of ${host} is taken` : `cannot listen on ${host}:${port}: ${error.message}`
      const hint = taken ? 'stop the other server or choose another with --port' : 'choose another port or host'
      reject(new GridlakeError('config.invalid', message, { hint, context: { port, host }, cause: error }))
    }
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })
}
