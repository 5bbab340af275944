/** The stretch of time in sight. */
export interface PriceWindow {
  fromMs: number
  toMs: number
}

/** Moved by a share of its length. */
export function panWindow({ fromMs, toMs }: PriceWindow, share: number): PriceWindow {
  const byMs = (toMs - fromMs) * share
  return { fromMs: fromMs + byMs, toMs: toMs + byMs }
}

/** Made `factor` times as long around the point that lies at `share` of it. */
export function zoomWindow({ fromMs, toMs }: PriceWindow, share: number, factor: number): PriceWindow {
  const lengthMs = toMs - fromMs
  const middleMs = fromMs + lengthMs * share
  return { fromMs: middleMs - lengthMs * factor * share, toMs: middleMs + lengthMs * factor * (1 - share) }
}

/** The part between two shares, whichever comes first. */
export function partOf({ fromMs, toMs }: PriceWindow, a: number, b: number): PriceWindow {
  const lengthMs = toMs - fromMs
  const clamp = (share: number) => Math.min(1, Math.max(0, share))
  const [first, last] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))]
  return { fromMs: fromMs + lengthMs * first, toMs: fromMs + lengthMs * last }
}

/** Fingers closer than this share of the picture tell nothing. */
const LEAST_APART = 0.02
const LEAST_MS = 3_600_000
const MOST_MS = 1100 * 86_400_000

/** The window in which what two fingers held at the shares `held` lies under them again at `now`. */
export function pinchWindow(
  { fromMs, toMs }: PriceWindow,
  held: readonly [number, number],
  now: readonly [number, number],
): PriceWindow {
  const lengthMs = toMs - fromMs
  const apart = (shares: readonly [number, number]) => Math.max(LEAST_APART, Math.abs(shares[1] - shares[0]))
  const nextMs = Math.min(MOST_MS, Math.max(LEAST_MS, (lengthMs * apart(held)) / apart(now)))
  const middleMs = fromMs + (lengthMs * (held[0] + held[1])) / 2
  const startMs = middleMs - (nextMs * (now[0] + now[1])) / 2
  return { fromMs: startMs, toMs: startMs + nextMs }
}
