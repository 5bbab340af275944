import type { Clock } from '../../core/clock.ts'
import { createTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

export interface HostLimiter {
  /** Resolves when a request to `host` (name and port) may go. */
  take(host: string, signal?: AbortSignal): Promise<void>
  /** Holds back everything to `host` for `ms`. */
  pause(host: string, ms: number): void
}

/** One token bucket for each host; `rates` is looked up by name with port, then by name, then `other` applies. */
export function createHostLimiter(rates: Readonly<Record<string, Rate>>, other: Rate, clock: Clock): HostLimiter {
  const buckets = new Map<string, TokenBucket>()
  const bucketOf = (host: string): TokenBucket => {
    let bucket = buckets.get(host)
    if (!bucket) {
      bucket = createTokenBucket(rates[host] ?? rates[host.replace(/:\d+$/, '')] ?? other, clock)
      buckets.set(host, bucket)
    }
    return bucket
  }
  return {
    take: (host, signal) => bucketOf(host).take(signal),
    pause: (host, ms) => bucketOf(host).pause(ms),
  }
}
