import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Engine, RowsQuestion } from '../../src/engine/question.ts'
import { createApi } from '../../src/server/http/api.ts'
import type { Api, ApiOptions } from '../../src/server/http/api-options.ts'
import { createArrayEngine, type Row } from './array-engine.ts'

export const NOW = Temporal.Instant.from('2026-11-20T15:00:00Z')

export const PRICES: readonly Row[] = ['HB_HOUSTON', 'HB_NORTH', 'HB_WEST'].flatMap((settlement_point, index) =>
  [0, 15, 30, 45].map((minute) => {
    const start = Temporal.Instant.from('2026-11-20T14:00:00Z').add({ minutes: minute })
    return {
      interval_start: start.toString(),
      interval_end: start.add({ minutes: 15 }).toString(),
      settlement_point,
      price_usd_per_mwh: 20 + index + minute / 100,
      published_at: start.add({ minutes: 17 }).toString(),
    }
  }),
)

export interface ApiFixture {
  api: Api
  asked: RowsQuestion[]
  logged: { level: string; message: string; fields: Record<string, unknown> }[]
  get(path: string, init?: RequestInit): Promise<Response>
}

/** The API over prices only; wind and demand were never ingested. */
export function apiFixture(
  options: Partial<ApiOptions> & { wrap?: (engine: Engine) => Engine; tableVersion?: () => number } = {},
): ApiFixture {
  const { wrap = (engine) => engine, tableVersion, ...rest } = options
  const asked: RowsQuestion[] = []
  const logged: ApiFixture['logged'] = []
  const engine = wrap(
    createArrayEngine({ rows: { 'ercot.rt_spp': PRICES }, asked, ...(tableVersion ? { version: tableVersion } : {}) }),
  )
  const api = createApi({
    engine,
    catalogue: CATALOGUE,
    clock: { now: () => NOW, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()) },
    log: (level, message, fields = {}) => void logged.push({ level, message, fields: { ...fields } }),
    source: 'twin',
    version: '0.0.0-test',
    ...rest,
  })
  return { api, asked, logged, get: async (path, init) => api.request(path, init) }
}
