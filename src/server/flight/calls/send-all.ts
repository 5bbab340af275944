/** Messages handed to grpc-js that it has not written yet: enough to keep the line busy, few enough that memory stays flat. */
const MAX_UNWRITTEN = 3

/** What messages are written to; it says of each when it was written. */
export interface Sink<Message> {
  write(message: Message, written: () => void): unknown
}

/** Sends messages as fast as they can be written. Ends what makes them, and throws, when `signal` aborts. */
export async function sendAll<Message>(
  sink: Sink<Message>,
  messages: AsyncIterable<Message>,
  signal: AbortSignal,
): Promise<void> {
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => {})
  const leave = () => gone.reject(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  const unwritten: Promise<void>[] = []
  try {
    signal.throwIfAborted()
    for await (const message of messages) {
      signal.throwIfAborted()
      const written = Promise.withResolvers<void>()
      sink.write(message, () => written.resolve())
      unwritten.push(written.promise)
      if (unwritten.length > MAX_UNWRITTEN) await Promise.race([unwritten.shift(), gone.promise])
    }
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
