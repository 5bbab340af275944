import { type PriceWindow, pinchWindow } from './price-window.ts'

/** Fingers on a figure, by the shares of its plot area at which they are. */
export interface Fingers {
  /** True where it is the second: the two now hold `window`. */
  down(id: number, share: number, window: PriceWindow): boolean
  /** The window that the two bring into sight; undefined where there is one finger, or none. */
  move(id: number, share: number): PriceWindow | undefined
  /** True where two were and are no more. */
  up(id: number): boolean
}

/** Two fingers move and zoom the window that they hold; a third does nothing. */
export function trackFingers(): Fingers {
  const shares = new Map<number, number>()
  let held: { window: PriceWindow; at: readonly [number, number] } | undefined
  const pair = (): [number, number] => {
    const [first = 0, second = 0] = [...shares.values()].sort((a, b) => a - b)
    return [first, second]
  }
  return {
    down(id, share, window) {
      if (shares.size >= 2) return false
      shares.set(id, share)
      if (shares.size < 2) return false
      held = { window, at: pair() }
      return true
    },
    move(id, share) {
      if (!shares.has(id)) return undefined
      shares.set(id, share)
      return held && pinchWindow(held.window, held.at, pair())
    },
    up(id) {
      if (!shares.delete(id) || !held) return false
      held = undefined
      return true
    },
  }
}
