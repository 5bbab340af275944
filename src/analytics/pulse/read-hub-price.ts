import { hasCode } from '../../core/errors.ts'
import type { Engine, Truth } from '../../engine/question.ts'
import { columnsOf } from '../authority/read-columns.ts'

/** The hubs whose prices tell what energy costs in the area of an authority. */
const HUBS: Readonly<Record<string, string>> = Object.freeze({ ERCO: 'HB_HUBAVG' })
const HOUR_MS = 3_600_000
const QUARTERS = 4

/** The hub of an authority; undefined: gridlake has no prices there. */
export const hubOf = (authority: string): string | undefined => HUBS[authority]

export interface HubPrice {
  location: string
  /** Hourly means of real-time prices, of hours that have all four quarters; NaN elsewhere. */
  usdPerMwh: Float64Array
  versions: Readonly<Record<string, number>>
}

/** Prices over the hours that start at `startsMs`. Undefined: there is no hub, or the lake has no price of it there. Errors: the query's. */
export async function readHubPrice(
  engine: Engine,
  { authority, startsMs, ...truth }: { authority: string; startsMs: Float64Array } & Truth,
  signal?: AbortSignal,
): Promise<HubPrice | undefined> {
  const location = hubOf(authority)
  const firstMs = startsMs[0]
  if (location === undefined || firstMs === undefined) return undefined
  const from = Temporal.Instant.fromEpochMilliseconds(firstMs)
  const question = {
    market: 'rt',
    locations: [location],
    interval: 'PT1H',
    columns: ['interval_start', 'price_usd_per_mwh', 'intervals'],
    from,
    to: from.add({ hours: startsMs.length }),
    ...truth,
  } as const
  try {
    const read = await columnsOf(await engine.prices(question, 'columnar', signal))
    const usdPerMwh = new Float64Array(startsMs.length).fill(Number.NaN)
    const prices = read.numbers('price_usd_per_mwh')
    const quarters = read.numbers('intervals')
    read.texts('interval_start').forEach((text, row) => {
      const hour = (Temporal.Instant.from(text).epochMilliseconds - firstMs) / HOUR_MS
      if (quarters[row] === QUARTERS) usdPerMwh[hour] = prices[row] ?? Number.NaN
    })
    return { location, usdPerMwh, versions: read.versions }
  } catch (error) {
    if (hasCode(error, 'location.unknown') || hasCode(error, 'data.not_ingested')) return undefined
    throw error
  }
}
