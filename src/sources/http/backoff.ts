export interface Backoff {
  baseMs: number
  capMs: number
}

/**
 * How long to wait after the `attempt`-th failure (from 1): exponential with full jitter. `retryAfterMs` is a floor, with
 * up to one base interval on top so that many callers do not return at once. `random` is in [0, 1).
 */
export function backoffMs(
  attempt: number,
  { baseMs, capMs }: Backoff,
  random: () => number,
  retryAfterMs?: number,
): number {
  if (retryAfterMs !== undefined) return Math.round(retryAfterMs + random() * baseMs)
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)))
}
