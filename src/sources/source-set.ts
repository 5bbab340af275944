import { type Clock, systemClock } from '../core/clock.ts'
import { noLog } from '../core/log.ts'
import { createEiaSource, type EiaSource } from './eia/eia-source.ts'
import { createDashboardSource, type DashboardSource } from './ercot/dashboard-source.ts'
import { createMisSource, type MisSource } from './ercot/mis-source.ts'
import { createHttp, type HttpEffects, type HttpOptions } from './http/http.ts'
import type { Rate } from './http/token-bucket.ts'

export interface SourceOptions extends HttpOptions {
  /** Default `https://www.ercot.com`. */
  ercotBaseUrl?: string
  /** Default `https://api.eia.gov`. */
  eiaBaseUrl?: string
  /** Free of charge, by registration with EIA; the API refuses questions without one. */
  eiaApiKey?: string
  /** Sustained requests per second to every host, in place of each host's own rate; `Infinity` does not limit. */
  ratePerSecond?: number
}

/** Every upstream gridlake can ask. */
export interface Sources {
  mis: MisSource
  dashboard: DashboardSource
  eia: EiaSource
}

const UNLIMITED: Rate = { perSecond: Number.POSITIVE_INFINITY, burst: 1 }

/** EIA allows 5 requests in a burst and about 9,000 an hour. ERCOT asks for no more than three reads of what it generates once. */
const LIVE_RATES: Readonly<Record<string, Rate>> = Object.freeze({
  'www.ercot.com': { perSecond: 0.5, burst: 10 },
  'api.eia.gov': { perSecond: 1, burst: 5 },
  '127.0.0.1': UNLIMITED,
  localhost: UNLIMITED,
  '[::1]': UNLIMITED,
})

/** The sources, over one HTTP client that they share. Hosts on loopback are not limited. */
export function createSources(options: SourceOptions = {}, effects: Partial<HttpEffects> = {}): Sources {
  const {
    ercotBaseUrl = 'https://www.ercot.com',
    eiaBaseUrl = 'https://api.eia.gov',
    eiaApiKey,
    ratePerSecond,
    ...http
  } = options
  const all =
    ratePerSecond === undefined
      ? undefined
      : { perSecond: ratePerSecond, burst: Math.max(1, Math.min(5, ratePerSecond)) }
  const rates = all ? {} : LIVE_RATES
  const client = createHttp(
    { otherRate: all ?? { perSecond: 0.5, burst: 10 }, ...http, rates: { ...rates, ...http.rates } },
    effects,
  )
  const clock: Clock = effects.clock ?? systemClock
  return {
    mis: createMisSource({ baseUrl: ercotBaseUrl, http: client, clock }),
    dashboard: createDashboardSource({ baseUrl: ercotBaseUrl, http: client, clock }),
    eia: createEiaSource({
      baseUrl: eiaBaseUrl,
      http: client,
      clock,
      log: effects.log ?? noLog,
      ...(eiaApiKey === undefined ? {} : { apiKey: eiaApiKey }),
    }),
  }
}
