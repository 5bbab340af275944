import { type Clock, systemClock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import { type Log, noLog } from '../../core/log.ts'
import { type AttemptLimits, attempt, type Judge, type Outcome } from './attempt.ts'
import { type Backoff, backoffMs } from './backoff.ts'
import { createDeadline, type Deadline, untilAborted } from './deadline.ts'
import { type Failure, toSourceError } from './failure.ts'
import { type Fetch, systemFetch } from './fetch.ts'
import { createHostLimiter, type HostLimiter } from './host-limiter.ts'
import { parseRetryAfter } from './retry-after.ts'
import { findSecrets, stripErrorSecrets, stripTextSecrets } from './strip-secrets.ts'
import type { Rate } from './token-bucket.ts'

export interface HttpOptions extends Partial<AttemptLimits>, Partial<Backoff> {
  /** Attempts in all, the first included. Default 5. */
  attempts?: number
  /** A longer Retry-After is not waited for. Default 120,000. */
  maxRetryAfterMs?: number
  /** Rates by host, `www.ercot.com` or `127.0.0.1:8080`. */
  rates?: Readonly<Record<string, Rate>>
  /** The rate of every other host. Default one request per second, burst 5. */
  otherRate?: Rate
  userAgent?: string
}

export interface HttpEffects {
  fetch: Fetch
  clock: Clock
  log: Log
  /** In [0, 1). */
  random: () => number
}

export interface GetOptions {
  accept?: string
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal
  /** The whole call with every attempt and wait, in real time. Default: unbounded, since attempts are bounded. */
  deadlineMs?: number
  judge?: Judge
}

/** An answer of status 2xx, whole, and free of the request's secrets. */
export interface HttpResponse {
  status: number
  headers: Headers
  bytes: Uint8Array
  /** Where the answer came from after redirects, secrets stripped. */
  url: string
}

export interface Http {
  /** Errors: `source.unavailable|rate_limited|auth|blocked|empty` with `url`, `attempts` and `status` in the context; `cancelled`. */
  get(url: string, options?: GetOptions): Promise<HttpResponse>
}

const DEFAULTS = {
  headersMs: 30_000,
  stallMs: 30_000,
  totalMs: 300_000,
  maxBytes: 512 * 2 ** 20,
  maxRedirects: 5,
  baseMs: 500,
  capMs: 30_000,
  attempts: 5,
  maxRetryAfterMs: 120_000,
  rates: {},
  otherRate: { perSecond: 1, burst: 5 },
  userAgent: 'gridlake',
} satisfies Required<HttpOptions>

/** The one HTTP client of the sources: deadlines, bounded retries, a rate for each host, and no secret in anything that comes out. */
export function createHttp(options: HttpOptions = {}, effects: Partial<HttpEffects> = {}): Http {
  const settings = { ...DEFAULTS, ...options }
  const full = { fetch: systemFetch, clock: systemClock, log: noLog, random: Math.random, ...effects }
  const limiter = createHostLimiter(settings.rates, settings.otherRate, full.clock)
  return { get: (url, request = {}) => getWithRetries(url, request, settings, full, limiter) }
}

async function getWithRetries(
  url: string,
  request: GetOptions,
  settings: Required<HttpOptions>,
  effects: HttpEffects,
  limiter: HostLimiter,
): Promise<HttpResponse> {
  if (!URL.canParse(url))
    throw new GridlakeError('usage.invalid_argument', `${stripTextSecrets(url)} is not an address`)
  const headers = { accept: request.accept ?? '*/*', 'user-agent': settings.userAgent, ...request.headers }
  const secrets = findSecrets(url, headers)
  const planned = { url, headers, secrets, ...(request.judge ? { judge: request.judge } : {}) }
  const whole = createDeadline(request.signal)
  whole.watch(request.deadlineMs ?? Number.POSITIVE_INFINITY, 'no answer')
  let tried = 0
  let last: Failure | undefined
  try {
    for (;;) {
      tried++
      const outcome = await runAttempt(planned, settings, effects, limiter, whole)
      if ('answer' in outcome) {
        const { status, headers: received, bytes, url: from } = outcome.answer
        return { status, headers: stripHeaders(received, secrets), bytes, url: stripTextSecrets(from, secrets) }
      }
      const retryAfterMs = parseRetryAfter(outcome.retryAfter, effects.clock.now())
      last = { ...outcome.failure, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
      if (!last.retry || tried >= settings.attempts || (retryAfterMs ?? 0) > settings.maxRetryAfterMs) {
        throw toSourceError(last, url, tried, secrets)
      }
      const waitMs = backoffMs(tried, settings, effects.random, retryAfterMs)
      if (retryAfterMs !== undefined) limiter.pause(new URL(url).host, retryAfterMs)
      effects.log('warn', 'request failed, trying again', {
        url: stripTextSecrets(url, secrets),
        attempt: tried,
        reason: stripTextSecrets(last.reason, secrets),
        waitMs,
      })
      await untilAborted(effects.clock.sleep(waitMs, whole.signal), whole.signal)
    }
  } catch (error) {
    if (error instanceof GridlakeError) throw error
    if (request.signal?.aborted) throw toCancelledError(url, request.signal, secrets)
    const reason = whole.expired()
    if (reason === undefined) throw stripErrorSecrets(error, secrets)
    throw toSourceError({ ...last, code: 'source.unavailable', reason, retry: false }, url, tried, secrets)
  } finally {
    whole.close()
  }
}

async function runAttempt(
  planned: Parameters<typeof attempt>[0],
  settings: AttemptLimits,
  effects: HttpEffects,
  limiter: HostLimiter,
  whole: Deadline,
): Promise<Outcome> {
  const deadline = createDeadline(whole.signal)
  try {
    return await attempt(planned, settings, { fetch: effects.fetch, takeTurn: limiter.take }, deadline)
  } finally {
    deadline.close()
  }
}

function toCancelledError(url: string, signal: AbortSignal, secrets: readonly string[]): GridlakeError {
  const shownUrl = stripTextSecrets(url, secrets)
  const cause = stripErrorSecrets(signal.reason, secrets)
  return new GridlakeError('cancelled', `${shownUrl}: the request was cancelled`, { context: { url: shownUrl }, cause })
}

function stripHeaders(headers: Headers, secrets: readonly string[]): Headers {
  const stripped = new Headers()
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') stripped.set(name, stripTextSecrets(value, secrets))
  }
  return stripped
}
