import { randomUUID } from 'node:crypto'

/** A request's id: the one it came with where that is one, else a new one. */
export const readRequestId = (given: string | undefined): string =>
  given !== undefined && /^[\w=-]{1,255}$/.test(given) ? given : randomUUID()
