/** A table has a new version. */
export interface TableEvent {
  dataset: string
  version: number
  /** Of its newest row; null where it has none. */
  published_at: string | null
}

const encoder = new TextEncoder()

/** An event as it goes over the wire (`text/event-stream`). */
export const encodeEvent = (name: string, data: unknown): Uint8Array =>
  encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

/** What stands at the beginning: how soon to come again after a cut. */
export const encodeRetry = (retryMs: number): Uint8Array => encoder.encode(`retry: ${retryMs}\n\n`)
