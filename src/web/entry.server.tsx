import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, type RouterContextProvider, ServerRouter } from 'react-router'
import { Drawn } from './charts/drawn.tsx'
import { Nonce } from './components/nonce.tsx'
import { drawnContext } from './state/drawn-context.ts'
import { logContext } from './state/log-context.ts'
import { nonceContext } from './state/nonce-context.ts'

/** Waits for the whole page: every page is complete without JavaScript. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  load: Readonly<RouterContextProvider>,
): Promise<Response> {
  const nonce = load.get(nonceContext)
  const log = load.get(logContext)
  return new Promise((resolve, reject) => {
    let code = status
    const { pipe, abort } = renderToPipeableStream(
      <Nonce value={nonce}>
        <Drawn value={load.get(drawnContext)}>
          <ServerRouter context={context} url={request.url} nonce={nonce} />
        </Drawn>
      </Nonce>,
      {
        nonce,
        onAllReady() {
          clearTimeout(late)
          const body = new PassThrough()
          headers.set('content-type', 'text/html; charset=utf-8')
          headers.set('cache-control', 'no-cache')
          // Vite's own inline scripts in development carry no nonce.
          if (import.meta.env.PROD) headers.set('content-security-policy', contentSecurityPolicy(nonce))
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
          pipe(body)
        },
        onShellError(error) {
          clearTimeout(late)
          reject(error)
        },
        onError(error) {
          code = 500
          log('error', 'a page failed to render', { path: new URL(request.url).pathname, error: String(error) })
        },
      },
    )
    const late = setTimeout(abort, 10_000)
  })
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  context.get(logContext)('error', 'a page failed to load', {
    path: new URL(request.url).pathname,
    error: String(error),
  })
}

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Charts carry their own style element and style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
