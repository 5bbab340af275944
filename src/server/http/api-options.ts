import type { Hono } from 'hono'
import type { Clock } from '../../core/clock.ts'
import type { Log } from '../../core/log.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Engine } from '../../engine/question.ts'
import type { Audits } from '../../jobs/open-audits.ts'
import type { ApiEnv } from './api-env.ts'

/** What the API lets one request ask for. */
export interface ApiLimits {
  bodyBytes: number
  sqlTimeoutMs: number
  sqlMaxRows: number
  sqlMaxBytes: number
  /** A request has so long, its answer's way to the client included. */
  requestTimeoutMs: number
  /** After so long without the lake's status, health answers without it. */
  healthTimeoutMs: number
}

export const DEFAULT_API_LIMITS: Readonly<ApiLimits> = Object.freeze({
  bodyBytes: 256 * 1024,
  sqlTimeoutMs: 30_000,
  sqlMaxRows: 1_000_000,
  sqlMaxBytes: 256 * 1024 * 1024,
  requestTimeoutMs: 300_000,
  healthTimeoutMs: 1_000,
})

export interface ApiOptions {
  engine: Engine
  catalogue: readonly Dataset[]
  clock: Clock
  log: Log
  /** `twin`: the data are simulated, and every page says so. */
  source: 'twin' | 'live'
  version: string
  /** Origins that browsers may call from; `*` for all. Default: none. */
  corsOrigins?: readonly string[]
  limits?: Partial<ApiLimits>
  /** Counters of the cache of answers, where there is one. */
  cacheStats?: () => Readonly<Record<string, number>>
  /** Judges the rows of datasets, where the server does. */
  audits?: Audits
}

/** The HTTP app; every request in it has an id. */
export type Api = Hono<ApiEnv>

/** What a resource is made with: the options, defaults filled in. */
export type ApiDeps = Omit<ApiOptions, 'limits'> & { limits: ApiLimits }
