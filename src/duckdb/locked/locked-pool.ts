import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Clock, systemClock } from '../../core/clock.ts'
import { GridlakeError, toGridlakeError } from '../../core/errors.ts'
import { type Log, noLog } from '../../core/log.ts'
import type { LockedRequest } from './locked-request.ts'
import { type LockedWorker, startLockedWorker } from './locked-worker.ts'

export interface LockedPoolOptions {
  /** Where queries spill, in a folder for each process; removed with it. */
  spillDirectory: string
  /** Processes at most, that is queries at once; further ones wait for their turn. Default 1. */
  size?: number
  /** Processes started before the first query. Default 1: it finds one warm. */
  warm?: number
  /** Queries that may wait; more are refused (`access.rate_limited`). Default 100. */
  maxWaiting?: number
  clock?: Clock
  log?: Log
}

export interface LockedPool {
  /**
   * Runs untrusted SQL in a locked process. Resolves with the first bytes; what fails later, `body` throws.
   * Read `body` to its end or `return()` it. Aborting `signal` ends the query's process.
   * Errors: `query.*` (`query.timeout` and `query.too_large` whatever the SQL does), `lake.corrupt`, `access.rate_limited`, `cancelled`.
   */
  query(request: LockedRequest, signal?: AbortSignal): Promise<{ body: AsyncIterableIterator<Uint8Array> }>
  /** Ends all queries and processes. */
  close(): Promise<void>
}

const WATCH_EVERY_MS = 50
/** A new process takes a quarter of a second; the query's own time starts when it is there. */
const START_MS = 15_000
/** A process that kept more than this part of its limit after a query is replaced. */
const KEPT_SHARE = 0.25

export function createLockedPool(options: LockedPoolOptions): LockedPool {
  const { spillDirectory, size = 1, warm = 1, maxWaiting = 100, clock = systemClock, log = noLog } = options
  const idle: LockedWorker[] = []
  const living = new Set<LockedWorker>()
  const ending = new Set<Promise<void>>()
  const waiting: ((worker: LockedWorker) => void)[] = []
  const running = new Set<(error: GridlakeError) => void>()
  let closed = false

  function start(): LockedWorker {
    const worker = startLockedWorker(join(spillDirectory, `locked-${randomUUID()}`))
    living.add(worker)
    void worker.ended.then(() => bury(worker, false))
    return worker
  }

  /** Ends a worker. Another takes its place, but not of one that died by itself: the next could die the same way, for ever. */
  function bury(worker: LockedWorker, replace = true): void {
    if (!living.delete(worker)) return
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
    const gone = worker.ended.then(() => void ending.delete(gone))
    ending.add(gone)
    worker.kill()
    if (closed) return
    const next = waiting.shift()
    if (next) next(start())
    else if (replace) setImmediate(refill)
  }

  /** A process takes a while to start: those who wait for the end of a query hear of it before. */
  function refill(): void {
    if (!closed && living.size < Math.min(warm, size)) idle.push(start())
  }

  function give(worker: LockedWorker): void {
    const next = waiting.shift()
    if (next) next(worker)
    else idle.push(worker)
  }

  /** A worker now or later; `drop` gives up waiting, and gives back what comes all the same. */
  function take(): { worker: Promise<LockedWorker>; drop(): void } {
    const ready = idle.pop() ?? (living.size < size ? start() : undefined)
    if (ready) return { worker: Promise.resolve(ready), drop: () => give(ready) }
    if (waiting.length >= maxWaiting)
      throw new GridlakeError('access.rate_limited', `${waiting.length} queries are waiting already`, {
        hint: 'try again in a moment',
      })
    const granted = Promise.withResolvers<LockedWorker>()
    waiting.push(granted.resolve)
    const drop = () => {
      const at = waiting.indexOf(granted.resolve)
      if (at >= 0) waiting.splice(at, 1)
      else void granted.promise.then(give)
    }
    return { worker: granted.promise, drop }
  }

  async function query(request: LockedRequest, signal?: AbortSignal) {
    if (closed) throw new GridlakeError('cancelled', 'the pool of query processes is closed')
    if (signal?.aborted) throw cancelled()
    const { limits } = request
    const over = new AbortController()
    const failure = Promise.withResolvers<never>()
    failure.promise.catch(() => {})
    let worker: LockedWorker | undefined

    /** The end of the query, once: with an error its process is ended too, unless the process itself reported it. */
    const end = (error?: GridlakeError, reusable = error === undefined) => {
      if (over.signal.aborted) return
      over.abort()
      running.delete(end)
      if (error) failure.reject(error)
      if (!worker) turn.drop()
      else if (reusable && worker.alive) void recycle(worker, limits.memoryBytes)
      else bury(worker)
    }

    /** Ends the query with `error` after `ms`, unless the returned function is called before. */
    const within = (ms: number, error: () => GridlakeError): (() => void) => {
      const kept = new AbortController()
      clock.sleep(Math.max(0, ms), AbortSignal.any([kept.signal, over.signal])).then(
        () => end(error()),
        () => {},
      )
      return () => kept.abort()
    }

    const turn = take()
    running.add(end)
    signal?.addEventListener('abort', () => end(cancelled()), { signal: over.signal })
    const asked = clock.now().epochMilliseconds
    const gotTurn = within(limits.timeoutMs, () => timedOut(request, 'it waited for its turn'))
    const granted = await Promise.race([turn.worker, failure.promise])
    if (over.signal.aborted) await failure.promise
    worker = granted
    gotTurn()
    const waitedMs = clock.now().epochMilliseconds - asked
    const started = within(START_MS, () => timedOut(request, 'its process took too long to start'))
    await Promise.race([granted.ready, failure.promise]).catch((error) => {
      end(toGridlakeError(error))
      throw error
    })
    started()
    const answered = within(limits.timeoutMs - waitedMs, () => timedOut(request))
    void watchMemory(granted, request, over.signal, end)
    const pieces = granted.run(request)

    const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
      try {
        const step = await Promise.race([pieces.next(), failure.promise])
        if (step.done) end()
        return step.done ? { done: true, value: undefined } : step
      } catch (error) {
        if (!granted.alive && !over.signal.aborted) log('warn', 'query process died', { error: String(error) })
        end(toGridlakeError(error), true)
        throw error
      }
    }
    const first = await next()
    const { readTimeoutMs } = limits
    if (readTimeoutMs !== undefined) {
      answered()
      within(readTimeoutMs, () => readTooLong(request, readTimeoutMs))
    }
    return { body: createBody(first, next, () => end(cancelled())) }
  }

  /** Gives a worker to the next query, or replaces it when it kept much memory. */
  async function recycle(worker: LockedWorker, memoryBytes: number): Promise<void> {
    if ((await worker.grownBytes()) > memoryBytes * KEPT_SHARE || !worker.alive || closed) bury(worker)
    else give(worker)
  }

  async function watchMemory(
    worker: LockedWorker,
    { limits, sql }: LockedRequest,
    over: AbortSignal,
    end: (error: GridlakeError) => void,
  ) {
    for (;;) {
      await clock.sleep(WATCH_EVERY_MS, over).catch(() => {})
      if (over.aborted) return
      const bytes = await worker.grownBytes()
      if (bytes <= limits.memoryBytes) continue
      log('warn', 'query process ended for its memory', { bytes, limit: limits.memoryBytes })
      end(tooMuchMemory(limits.memoryBytes, sql))
    }
  }

  for (let count = 0; count < Math.min(warm, size); count++) idle.push(start())

  return {
    query,
    async close() {
      closed = true
      for (const end of running) end(new GridlakeError('cancelled', 'the pool of query processes was closed'))
      for (const worker of living) bury(worker)
      await Promise.all(ending)
    },
  }
}

function createBody(
  first: IteratorResult<Uint8Array, undefined>,
  next: () => Promise<IteratorResult<Uint8Array, undefined>>,
  stop: () => void,
): AsyncIterableIterator<Uint8Array> {
  let ahead: IteratorResult<Uint8Array, undefined> | undefined = first
  let done = false
  return {
    async next() {
      if (done) return { done: true, value: undefined }
      const step = ahead ?? (await next())
      ahead = undefined
      done = step.done ?? false
      return step
    },
    async return() {
      done = true
      stop()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

const cancelled = () => new GridlakeError('cancelled', 'the query was cancelled')

const timedOut = ({ limits, sql }: LockedRequest, why?: string) =>
  new GridlakeError('query.timeout', `the query was not done after ${limits.timeoutMs} ms${why ? `: ${why}` : ''}`, {
    hint: why ? 'others were running; try again' : 'filter by time and location, or ask for less at once',
    context: { sql: sql.slice(0, 2000), timeoutMs: limits.timeoutMs },
  })

const readTooLong = ({ sql }: LockedRequest, readTimeoutMs: number) =>
  new GridlakeError('query.timeout', `the answer was not read to its end within ${readTimeoutMs} ms`, {
    hint: 'read faster, or ask for less at once',
    context: { sql: sql.slice(0, 2000), readTimeoutMs },
  })

const tooMuchMemory = (memoryBytes: number, sql: string) =>
  new GridlakeError('query.too_large', `the query needed more than ${Math.round(memoryBytes / 1e6)} MB of memory`, {
    hint: 'filter, aggregate earlier, or build shorter lists and texts',
    context: { sql: sql.slice(0, 2000), memoryBytes },
  })
