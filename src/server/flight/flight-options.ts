import type { Clock } from '../../core/clock.ts'
import type { Log } from '../../core/log.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Engine } from '../../engine/question.ts'

export interface FlightLimits {
  /** Until the first bytes of an answer. */
  timeoutMs: number
  /** From the first bytes of an answer to the last: streams wait for their readers. */
  readTimeoutMs: number
  maxRows: number
  maxBytes: number
  /** Of one message that a client sends. */
  maxRequestBytes: number
}

export const FLIGHT_LIMITS: Readonly<FlightLimits> = Object.freeze({
  timeoutMs: 30_000,
  readTimeoutMs: 3_600_000,
  maxRows: Number.MAX_SAFE_INTEGER,
  maxBytes: Number.MAX_SAFE_INTEGER,
  maxRequestBytes: 16 * 1024 ** 2,
})

export interface FlightOptions {
  engine: Engine
  catalogue: readonly Dataset[]
  clock: Clock
  log: Log
  /** Default `127.0.0.1`. */
  host?: string
  /** 0 takes a free port. */
  port: number
  /** Who may ask. None: everyone. */
  tokens?: readonly string[]
  limits?: Partial<FlightLimits>
  /** Of gridlake, told to clients. */
  version?: string
}
