import { ReadableStream } from 'node:stream/web'

export interface StreamOptions {
  /** Aborted: nobody waits for the rest, or the time is up. */
  signal: AbortSignal
  /** Called once, when all was read, failed or was given up. */
  onEnd: (error?: unknown) => void
  /** Cuts the connection, so that half an answer can't be taken for a whole one; absent where there is none. */
  cut?: (() => void) | undefined
}

/** A body as a web stream, read as fast as it is taken. Given up by the reader or the signal, the body is given up at once. */
export function streamBody(body: AsyncIterable<Uint8Array>, { signal, onEnd, cut }: StreamOptions): ReadableStream {
  const pieces = body[Symbol.asyncIterator]()
  let isOpen = true
  const close = (error?: unknown) => {
    if (!isOpen) return
    isOpen = false
    signal.removeEventListener('abort', stop)
    onEnd(error)
  }
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => {})
  const stop = () => {
    gone.reject(signal.reason)
    void Promise.resolve(pieces.return?.()).catch(() => {})
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = await Promise.race([pieces.next(), gone.promise])
          if (!step.done) return controller.enqueue(step.value)
          close()
          controller.close()
        } catch (error) {
          close(error)
          if (!cut) return controller.error(error)
          cut()
          controller.close()
        }
      },
      async cancel() {
        close(signal.reason)
        await pieces.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
