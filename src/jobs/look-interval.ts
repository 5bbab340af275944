import { durationToMs } from '../core/time/duration.ts'
import type { Dataset } from '../datasets/dataset.ts'

const MINUTE_MS = 60_000
/** The twin is on this machine: no upstream to spare, only this machine's own cores. */
const TWIN_LOOKS = 12
const TWIN_MAX_MS = 30 * MINUTE_MS

/** Milliseconds between two looks at a source: ERCOT asks for no more than three looks for each publication; a dashboard gets one. */
export function liveIntervalMs(dataset: Dataset): number {
  const cadenceMs = durationToMs(dataset.cadence)
  return Math.max(MINUTE_MS, isDashboard(dataset) ? cadenceMs : cadenceMs / 3)
}

/** The same for the twin, from a minute to half an hour. */
export function twinIntervalMs(dataset: Dataset): number {
  const cadenceMs = durationToMs(dataset.cadence)
  return Math.max(MINUTE_MS, isDashboard(dataset) ? cadenceMs : Math.min(TWIN_MAX_MS, cadenceMs / TWIN_LOOKS))
}

const isDashboard = ({ bindings }: Dataset): boolean => bindings.some(({ via }) => via === 'dashboard')

/**
 * When to look next: after the interval, or sooner, when the next document is due by the one before it, so that of the three looks a
 * day allows one comes at the right hour. Epoch milliseconds. Pure.
 */
export function planLook(dataset: Dataset, intervalMs: number, nowMs: number, newestMs: number | undefined): number {
  const regularMs = nowMs + intervalMs
  if (newestMs === undefined) return regularMs
  const cadenceMs = durationToMs(dataset.cadence)
  // Publishing times vary by some part of the cadence.
  const dueMs = newestMs + cadenceMs + cadenceMs / 24
  return dueMs <= nowMs ? regularMs : Math.min(regularMs, Math.max(dueMs, nowMs + Math.min(MINUTE_MS, intervalMs)))
}
