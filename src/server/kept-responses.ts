import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../core/log.ts'
import { createByteLru } from '../engine/cache/byte-lru.ts'
import type { KeptResponse } from './http/api-env.ts'
import { matchingEtag } from './http/etag.ts'
import { readRequestId } from './http/request-id.ts'
import { createHeadWriter, type PreparedHead, prepareHead } from './write-head.ts'

/** Responses kept at once. They are made of the cache's bytes; each is a few hundred bytes of headers. */
const MAX_KEPT = 2000

/** Made anew for each request. */
const OWN_HEADERS = new Set(['x-request-id', 'server-timing', 'x-cache'])
/** What a 304 says beside its tag. */
const ALSO_NOT_MODIFIED = /^(vary|cache-control|x-content-type-options|access-control-.*)$/

/** Whole responses to requests that came before, in front of the app: what it does for a cached answer takes longer than its sending. */
export interface KeptResponses {
  /** Answers a request as the app did before, as long as the app would do so again; else `otherwise` answers it. */
  answer(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void
  /** Keeps how the app answered a request. */
  keep(request: IncomingMessage, kept: KeptResponse, response: Response): void
}

interface Entry extends KeptResponse {
  path: string
  head: PreparedHead
  notModified: PreparedHead
}

export function createKeptResponses(log: Log): KeptResponses {
  const entries = createByteLru<Entry>(MAX_KEPT)
  const writeHead = createHeadWriter()

  const send = (entry: Entry, bytes: Uint8Array, request: IncomingMessage, response: ServerResponse) => {
    entry.held.use()
    const requestId = readRequestId(request.headers['x-request-id'] as string | undefined)
    const ifNoneMatch = request.headers['if-none-match']
    const known = ifNoneMatch === undefined ? undefined : matchingEtag(ifNoneMatch, entry.weak)
    if (known !== undefined) {
      writeHead(response, entry.notModified, ['etag', known, 'x-request-id', requestId])
      response.end()
    } else {
      writeHead(response, entry.head, ['x-request-id', requestId])
      if (request.method === 'HEAD') response.end()
      else response.end(bytes)
    }
    const { method } = request
    log('debug', 'request', { method, path: entry.path, status: response.statusCode, durationMs: 0, requestId })
  }

  const answer: KeptResponses['answer'] = (request, response, otherwise) => {
    const { headers } = request
    if (headers.range !== undefined || headers['if-range'] !== undefined) return otherwise()
    const key = keyOf(request)
    const entry = entries.get(key)
    if (!entry) return otherwise()
    const isCurrent = entry.held.isCurrent()
    if (isCurrent === undefined) {
      entry.held
        .look()
        .then(() => answer(request, response, otherwise), otherwise)
        .catch((error: unknown) => {
          log('error', 'a kept response cannot be given', { path: entry.path, error: String(error) })
          response.destroy()
        })
      return
    }
    const bytes = entry.encoding ? entry.held.peek(entry.encoding) : entry.held.plain()
    if (isCurrent && bytes) return send(entry, bytes, request, response)
    entries.delete(key)
    otherwise()
  }

  return {
    answer,
    keep(request, kept, response) {
      if (response.status !== 200) return
      const pairs = [...response.headers].filter(([name]) => !OWN_HEADERS.has(name))
      entries.set(
        keyOf(request),
        {
          ...kept,
          path: (request.url ?? '').split('?')[0] ?? '',
          head: prepareHead(200, [...pairs.flat(), 'x-cache', 'hit', 'server-timing', 'answer;dur=0.0']),
          notModified: prepareHead(304, pairs.filter(([name]) => ALSO_NOT_MODIFIED.test(name)).flat()),
        },
        1,
      )
    },
  }
}

/** All of a request that a response may depend on, beside what `answer` looks at itself. */
const keyOf = ({ method, url, headers }: IncomingMessage): string =>
  `${method} ${url}\n${headers.host ?? headers[':authority']}\n${headers.accept}\n${headers['accept-encoding']}\n${headers.origin}`
