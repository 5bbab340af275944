import type { Deadline } from './deadline.ts'
import { untilAborted } from './deadline.ts'
import type { Failure } from './failure.ts'
import type { Fetch } from './fetch.ts'
import { type Answer, judgeResponse } from './judge-response.ts'
import { readBody } from './read-body.ts'
import { stripBodySecrets } from './strip-secrets.ts'

export interface AttemptLimits {
  /** From the request to the answer's headers. */
  headersMs: number
  /** Longest silence within the body. */
  stallMs: number
  /** One attempt from its request to its last byte. */
  totalMs: number
  maxBytes: number
  maxRedirects: number
}

/** Sees an answer that is no data before retries are decided: an upstream's own error bodies. Undefined: no opinion. */
export type Judge = (answer: Answer) => Failure | undefined

export interface Attempt {
  url: string
  headers: Readonly<Record<string, string>>
  secrets: readonly string[]
  judge?: Judge
}

/** `retryAfter` is the answer's header as it came. */
export type Outcome = { answer: Answer & { url: string } } | { failure: Failure; retryAfter?: string | null }

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** One request and its redirects, each waiting for its host's turn. Rejects only when the caller's signal aborts. */
export async function attempt(
  { url, headers, secrets, judge }: Attempt,
  limits: AttemptLimits,
  effects: { fetch: Fetch; takeTurn: (host: string, signal: AbortSignal) => Promise<void> },
  deadline: Deadline,
): Promise<Outcome> {
  let at = url
  let sent = headers
  try {
    for (let hop = 0; ; hop++) {
      await untilAborted(effects.takeTurn(new URL(at).host, deadline.signal), deadline.signal)
      // Started after the wait for the host's turn: a long queue is no fault of the upstream.
      const total = deadline.watch(limits.totalMs, 'no whole answer')
      const headersWatch = deadline.watch(limits.headersMs, 'no headers')
      const init = { headers: { ...sent }, redirect: 'manual', signal: deadline.signal } as const
      const response = await untilAborted(effects.fetch(at, init), deadline.signal)
      headersWatch.stop()
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
      if (location === null) {
        const body = await readBody(response, limits, deadline)
        total.stop()
        if (body.kind !== 'whole') {
          const { kind, ...why } = body
          return { failure: { code: 'source.unavailable', retry: kind === 'short', status: response.status, ...why } }
        }
        const answer = {
          status: response.status,
          headers: response.headers,
          bytes: stripBodySecrets(body.bytes, secrets),
        }
        const failure = judge?.(answer) ?? judgeResponse(answer)
        return failure ? { failure, retryAfter: answer.headers.get('retry-after') } : { answer: { ...answer, url: at } }
      }
      total.stop()
      response.body?.cancel().catch(() => {})
      const next = planRedirect(at, location, hop, limits.maxRedirects)
      if ('failure' in next) return next
      if (new URL(next.url).origin !== new URL(at).origin) sent = pick(headers, ['accept', 'user-agent'])
      at = next.url
    }
  } catch (cause) {
    const expired = deadline.expired()
    if (expired !== undefined) return { failure: { code: 'source.unavailable', reason: expired, retry: true } }
    if (deadline.signal.aborted) throw cause
    return { failure: { code: 'source.unavailable', reason: describeNetworkError(cause), retry: true, cause } }
  }
}

function planRedirect(
  from: string,
  location: string,
  hop: number,
  maxRedirects: number,
): { url: string } | { failure: Failure } {
  const refuse = (reason: string) => ({ failure: { code: 'source.unavailable', reason, retry: false } as const })
  if (hop >= maxRedirects) return refuse(`redirected more than ${maxRedirects} times`)
  if (!URL.canParse(location, from)) return refuse('redirected to an address that is none')
  const next = new URL(location, from)
  if (!/^https?:$/.test(next.protocol)) return refuse(`redirected to ${next.protocol}`)
  if (new URL(from).protocol === 'https:' && next.protocol === 'http:') return refuse('redirected from https to http')
  return { url: next.href }
}

function pick(headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase())))
}

/** fetch says only "fetch failed"; the reason is in its cause. */
function describeNetworkError(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return `the request failed: ${String(cause)}`
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  return `the request failed: ${cause.message || code || cause.name}`
}
