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
