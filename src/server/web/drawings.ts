import { createByteLru } from '../../engine/cache/byte-lru.ts'

/** Charts and tables as markup, under keys made of all that they were drawn from. Mirrors what `src/web/server.ts` takes. */
export interface Drawings {
  get(key: string): string | undefined
  set(key: string, markup: string, bytes: number): void
}

/** Some hundred pages with their charts. */
const MAX_BYTES = 32 * 1024 ** 2

export const openDrawings = (maxBytes = MAX_BYTES): Drawings => createByteLru<string>(maxBytes)
