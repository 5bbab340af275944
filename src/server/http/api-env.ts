import type { HttpBindings } from '@hono/node-server'
import type { ContentEncoding, HeldBytes } from '../../engine/cache/held-bytes.ts'

/** A response made of bytes that a cache holds, and means the same at any time. */
export interface KeptResponse {
  held: HeldBytes
  /** The weak form of its tag. */
  weak: string
  encoding: ContentEncoding | undefined
}

/** What the port hands to the app with a request; nothing where the app is called in process. */
export interface Connection extends Partial<HttpBindings> {
  /** Cuts the connection at once. */
  cut?: () => void
  /** Set by a resource whose response may be given again as it is. */
  kept?: KeptResponse
}

/** The time that a request has. */
export interface Deadline {
  /** The response goes on after the handler is done: `finish()` will tell its end. */
  keep(): void
  finish(): void
}

/** What every handler of the API finds in its context. */
export interface ApiEnv {
  Bindings: Connection
  Variables: {
    requestId: string
    /** Aborted when the client has gone or the time is up. */
    signal: AbortSignal
    deadline: Deadline
  }
}
