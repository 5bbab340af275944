import { GridlakeError } from '../../core/errors.ts'
import type { Answer } from '../question.ts'

/** So much of an answer is waited for before it is given on as a stream: most answers are whole by then. */
const WAIT_BYTES = 64 * 1024

/** All of an answer. */
export interface Filled {
  answer: Omit<Answer, 'body'>
  bytes: Uint8Array
}

/** One run of a question that several ask at once. It ends early when all of them have gone. */
export interface Fill {
  /** For the first who asks: all of it, or where it is longer, the answer as it comes. */
  lead(signal?: AbortSignal): Promise<Filled | Answer>
  /** For the others: all of it; undefined when it is too large to be held. Errors: the question's, `cancelled`. */
  join(signal?: AbortSignal): Promise<Filled | undefined>
  /** False once everybody has gone: who comes now must run the question again. */
  isOpen(): boolean
  /** All of it, once there; undefined when it is too large, has failed or was given up. */
  readonly outcome: Promise<Filled | undefined>
}

export const isFilled = (got: Filled | Answer): got is Filled => 'bytes' in got

/** Runs `ask` and holds what comes, up to `maxBytes`. */
export function startFill(ask: (signal: AbortSignal) => Promise<Answer>, maxBytes: number): Fill {
  const stop = new AbortController()
  const pieces: Uint8Array[] = []
  const enough = Promise.withResolvers<void>()
  const settled = Promise.withResolvers<Filled | undefined>()
  let source: AsyncIterator<Uint8Array, unknown, undefined> | undefined
  let changed = Promise.withResolvers<void>()
  let state: 'filling' | 'whole' | 'large' | 'failed' = 'filling'
  let users = 0
  let failure: unknown

  const tell = (next: typeof state) => {
    state = next
    changed.resolve()
    enough.resolve()
  }
  const pump = async (): Promise<Filled | undefined> => {
    const answer = await ask(stop.signal)
    source = answer.body[Symbol.asyncIterator]()
    let bytes = 0
    started.resolve(answer)
    for (;;) {
      const step = await source.next()
      if (step.done) break
      pieces.push(step.value)
      bytes += step.value.length
      if (bytes > maxBytes) {
        tell('large')
        return undefined
      }
      changed.resolve()
      changed = Promise.withResolvers()
      if (bytes >= WAIT_BYTES) enough.resolve()
    }
    if (stop.signal.aborted) throw gone()
    tell('whole')
    const { body: _, ...rest } = answer
    return { answer: rest, bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces) }
  }
  const started = Promise.withResolvers<Answer>()
  started.promise.catch(() => {})
  settled.promise.catch(() => {})
  pump().then(settled.resolve, (error: unknown) => {
    failure = error
    started.reject(error)
    settled.reject(error)
    tell('failed')
  })

  const leave = () => {
    users--
    if (users > 0 || state === 'whole' || state === 'failed') return
    stop.abort(gone())
    void Promise.resolve(source?.return?.()).catch(() => {})
  }

  /** What was held so far, and what follows. Only the first reads it, so that a long answer needs no copy. */
  const streamAlong = (answer: Answer, over: () => void, signal?: AbortSignal): Answer => {
    let isOpen = true
    const end = () => {
      if (!isOpen) return
      isOpen = false
      signal?.removeEventListener('abort', end)
      if (state === 'large') pieces.length = 0
      changed.resolve()
      over()
    }
    signal?.addEventListener('abort', end, { once: true })
    let at = 0
    const take = async (): Promise<Uint8Array | undefined> => {
      for (;;) {
        if (signal?.aborted) throw gone()
        if (!isOpen) return undefined
        if (state === 'large') {
          // What was given out needs to be held no more.
          pieces.splice(0, at)
          at = 0
          if (pieces.length > 0) return pieces.shift()
          const step = await source?.next()
          return step && !step.done ? step.value : undefined
        }
        if (at < pieces.length) return pieces[at++]
        if (state === 'failed') throw failure
        if (state === 'whole') return undefined
        await changed.promise
      }
    }
    const body: AsyncIterableIterator<Uint8Array, undefined> = {
      async next() {
        let piece: Uint8Array | undefined
        try {
          piece = await take()
        } catch (error) {
          end()
          throw error
        }
        if (piece) return { done: false, value: piece }
        end()
        return { done: true, value: undefined }
      },
      async return() {
        end()
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
    return { ...answer, body }
  }

  const withUser = async <T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    const away = Promise.withResolvers<never>()
    away.promise.catch(() => {})
    const abort = () => away.reject(gone())
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    try {
      return await Promise.race([work(), away.promise])
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  return {
    async lead(signal) {
      users++
      let along = false
      try {
        return await withUser(signal, async () => {
          const answer = await started.promise
          await enough.promise
          const whole = state === 'whole' || state === 'failed' ? await settled.promise : undefined
          if (whole) return whole
          along = !signal?.aborted
          return along ? streamAlong(answer, leave, signal) : Promise.reject(gone())
        })
      } finally {
        if (!along) leave()
      }
    },
    async join(signal) {
      users++
      try {
        return await withUser(signal, () => settled.promise)
      } finally {
        leave()
      }
    },
    isOpen: () => !stop.signal.aborted,
    outcome: settled.promise.catch(() => undefined),
  }
}

const gone = () => new GridlakeError('cancelled', 'nobody waits for the answer any more')
