/** Everyone who listens. A message is encoded once, and its bytes are shared. */
export interface LiveClients {
  readonly size: number
  /** A stream of what is told from now on, after `first`. `onLeave` is called once it has ended, whoever ended it. */
  join(first: readonly Uint8Array[], onLeave: () => void): ReadableStream<Uint8Array>
  /** Tells all; those too slow for what they were told before are let go, and come again by themselves. */
  tell(message: Uint8Array): void
  close(): void
}

/** A client may lag by so many bytes, some hundred messages. */
const MAX_LAG_BYTES = 64 * 1024

export function createLiveClients(maxLagBytes = MAX_LAG_BYTES): LiveClients {
  const clients = new Map<ReadableStreamDefaultController<Uint8Array>, () => void>()
  const leave = (client: ReadableStreamDefaultController<Uint8Array>) => {
    const onLeave = clients.get(client)
    if (clients.delete(client)) onLeave?.()
  }
  return {
    get size() {
      return clients.size
    },
    join(first, onLeave) {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(client) {
            own = client
            clients.set(client, onLeave)
            for (const message of first) client.enqueue(message)
          },
          cancel: () => own && leave(own),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: maxLagBytes }),
      )
    },
    tell(message) {
      for (const client of [...clients.keys()]) {
        if ((client.desiredSize ?? 0) < message.byteLength) {
          leave(client)
          client.error(new Error('the client reads too slowly'))
        } else client.enqueue(message)
      }
    },
    close() {
      for (const client of [...clients.keys()]) {
        leave(client)
        client.close()
      }
    },
  }
}
