import type { HourWindow } from './clean-windows.ts'

/** Two means this close are equal: sums of the same hours in another order differ by less. */
const TIE_G_PER_KWH = 1e-9

/** When to run a load of so many hours, and what that is worth. */
export interface BestStart extends HourWindow {
  /** Mean of a load that starts with the first hour; NaN where its hours are not all known. */
  startNowGPerKwh: number
  /** Mean of all hours that are known. */
  meanOfAllGPerKwh: number
}

/**
 * The window of `hours` hours in a row with the least mean intensity; of equal ones the earliest. Windows with an hour that is not
 * known do not count. O(n), by prefix sums. Undefined where there is no such window.
 */
export function findBestStart(gPerKwh: ArrayLike<number>, hours: number): BestStart | undefined {
  const count = gPerKwh.length
  const sums = new Float64Array(count + 1)
  const unknown = new Int32Array(count + 1)
  for (let index = 0; index < count; index++) {
    const value = gPerKwh[index] ?? Number.NaN
    const isKnown = !Number.isNaN(value)
    sums[index + 1] = (sums[index] ?? 0) + (isKnown ? value : 0)
    unknown[index + 1] = (unknown[index] ?? 0) + (isKnown ? 0 : 1)
  }
  const meanFrom = (first: number) =>
    unknown[first + hours] === unknown[first] ? ((sums[first + hours] ?? 0) - (sums[first] ?? 0)) / hours : Number.NaN
  let best: HourWindow | undefined
  for (let first = 0; first + hours <= count; first++) {
    const mean = meanFrom(first)
    if (!Number.isNaN(mean) && (best === undefined || mean < best.meanGPerKwh - TIE_G_PER_KWH))
      best = { first, hours, meanGPerKwh: mean }
  }
  if (!best) return undefined
  return {
    ...best,
    startNowGPerKwh: meanFrom(0),
    meanOfAllGPerKwh: (sums[count] ?? 0) / (count - (unknown[count] ?? 0)),
  }
}
