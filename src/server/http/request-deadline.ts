import type { MiddlewareHandler } from 'hono'
import type { Clock } from '../../core/clock.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { ApiEnv } from './api-env.ts'
import { problemResponse } from './problem-response.ts'

/** Gives a request so long, its answer's way to the client included: then 504, or where the answer has begun, a cut connection. */
export function requestDeadline(timeoutMs: number, clock: Clock): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { signal: gone } = c.req.raw
    const work = new AbortController()
    const leave = () => work.abort(new GridlakeError('cancelled', 'the client has gone'))
    gone.addEventListener('abort', leave, { once: true })
    const over = new AbortController()
    let kept = false
    const finish = () => {
      // With a reason of its own: the default one is an error, and its stack takes longer than all of this.
      over.abort('over')
      gone.removeEventListener('abort', leave)
    }
    c.set('signal', work.signal)
    c.set('deadline', {
      keep() {
        kept = true
      },
      finish,
    })
    const late = clock.sleep(timeoutMs, over.signal).then(
      () => {
        work.abort(timedOut(timeoutMs))
        return problemResponse(timedOut(timeoutMs), c.req.path)
      },
      () => undefined,
    )
    try {
      // Not every handler heeds the signal.
      const answer = await Promise.race([next(), late])
      if (answer instanceof Response) c.res = answer
    } finally {
      if (!kept) finish()
    }
  }
}

const timedOut = (timeoutMs: number) =>
  new GridlakeError('query.timeout', `the request was not done after ${timeoutMs} ms`, {
    hint: 'ask for less at once, or raise GRIDLAKE_REQUEST_TIMEOUT_MS',
    context: { timeoutMs },
  })
