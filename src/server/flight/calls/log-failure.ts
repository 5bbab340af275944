import { toGridlakeError } from '../../../core/errors.ts'
import type { FlightPlace } from '../flight-place.ts'

/** Defects are for those who run the server; what clients did wrong is for them. */
export function logFailure({ log }: Pick<FlightPlace, 'log'>, path: string, error: unknown): void {
  const { code, message, cause } = toGridlakeError(error)
  const level = code === 'internal.bug' || code.startsWith('lake.') ? 'error' : 'debug'
  const stack = code === 'internal.bug' && cause instanceof Error ? { stack: cause.stack } : {}
  log(level, 'flight call failed', { path, code, message, ...stack })
}
