/** Encodings that answers are kept in beside the plain one. */
export type ContentEncoding = 'br' | 'gzip'

/** An encoded answer that a cache holds whole. Once the cache has dropped it, it has no bytes any more. */
export interface HeldBytes {
  /** Length of the plain bytes. */
  readonly length: number
  /** A digest of the plain bytes, the same for the same bytes. */
  readonly digest: string
  /** The plain bytes; undefined once dropped. */
  plain(): Uint8Array | undefined
  /** The compressed form where it was made already. */
  peek(encoding: ContentEncoding): Uint8Array | undefined
  /** The compressed form, made once; undefined once dropped. */
  encoded(encoding: ContentEncoding): Promise<Uint8Array | undefined>
  /** Whether the tables still stand at the versions it was made from; undefined: nobody looked for too long, `look()` does. */
  isCurrent(): boolean | undefined
  look(): Promise<void>
  /** Counts one more use, which keeps it longer. */
  use(): void
}

/** How a cache came by an answer: it had it, another process had it (`shared`), it joined another's question, it made it, or it does not keep such answers. */
export type CacheResult = 'hit' | 'shared' | 'joined' | 'miss' | 'pass'
