import type { z } from 'zod'
import { PATHS } from '../../contract/paths.ts'
import { PriceDurationQuery, PriceHeatmapQuery, PriceStatsQuery } from '../../contract/schemas/prices-summary.ts'
import { pricesRead } from '../../engine/prices/prices-read.ts'
import type { PriceSummary } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { deliver } from './deliver.ts'
import { isFixedQuery } from './fixed-query.ts'
import { DEFAULT_ZONE } from './market-zone.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { notAcceptable } from './not-acceptable.ts'
import { PRICES_LISTS, readPricesQuestion } from './parse-prices-query.ts'
import { parseQuery } from './parse-query.ts'

const TOP = 10
const POINTS = 400
const THRESHOLDS_USD_PER_MWH = [0, 50, 100, 250, 1000]

/** `GET /api/v1/prices/stats`, `/heatmap` and `/duration`: prices summed up where they are held. */
export function addPriceSummaries(app: Api, deps: ApiDeps): void {
  serve(PATHS.priceStats, PriceStatsQuery, ({ top = TOP }) => ({ of: 'stats', top }))
  serve(PATHS.priceHeatmap, PriceHeatmapQuery, ({ by = 'day', zone }) => ({
    of: 'heatmap',
    by,
    // The market's own zone by its name is the same question.
    ...(zone === undefined || zone === DEFAULT_ZONE ? {} : { zone }),
  }))
  serve(PATHS.priceDuration, PriceDurationQuery, ({ by = 'range', points = POINTS, thresholds }) => ({
    of: 'duration',
    by,
    points,
    thresholdsUsdPerMwh: thresholds ?? THRESHOLDS_USD_PER_MWH,
  }))

  function serve<Query extends typeof PriceStatsQuery | typeof PriceHeatmapQuery | typeof PriceDurationQuery>(
    path: string,
    schema: Query,
    summaryOf: (query: z.output<Query>) => PriceSummary,
  ): void {
    app.get(path, async (c) => {
      const params = new URL(c.req.url).searchParams
      const query = parseQuery<z.ZodObject>(schema, params, PRICES_LISTS) as z.output<Query>
      const format = negotiateFormat(query.format, c.req.header('accept'))
      if (format === undefined) return notAcceptable(c.req.path)
      const zone = 'zone' in query ? query.zone : undefined
      const question = { ...readPricesQuestion(query, deps.clock.now(), zone), summary: summaryOf(query) }
      return deliver(
        c,
        {
          format,
          question,
          reads: pricesRead(question.market),
          make: (signal) => deps.engine.prices(question, format, signal),
          fileName: `price-${question.summary.of}-${question.market}`,
          fixed: isFixedQuery(params) && params.has('from') && params.has('to'),
        },
        deps,
      )
    })
  }
}
