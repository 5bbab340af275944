/** What a cache of answers has done since it was made, and what it holds. */
export interface CacheStats {
  /** Answers that it had, and those among them that another process had made. */
  hits: number
  sharedHits: number
  /** Answers that it had to have made, and those that joined one being made. */
  misses: number
  joined: number
  /** Answers made before anybody asked. */
  prefetched: number
  /** Answers that it does not keep: too large, or not the same twice. */
  passed: number
  entries: number
  bytes: number
  maxBytes: number
}

export type CacheCounts = { -readonly [Name in Exclude<keyof CacheStats, 'entries' | 'bytes' | 'maxBytes'>]: number }

export const noCounts = (): CacheCounts => ({ hits: 0, sharedHits: 0, misses: 0, joined: 0, prefetched: 0, passed: 0 })
