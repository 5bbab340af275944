import { PATHS } from '../../contract/paths.ts'
import { pricesRead } from '../../engine/prices/prices-read.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { deliver } from './deliver.ts'
import { isFixedQuery } from './fixed-query.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { nextPagePath } from './next-page.ts'
import { notAcceptable } from './not-acceptable.ts'
import { parsePricesQuery } from './parse-prices-query.ts'

/** `GET /api/v1/prices`. */
export function addPrices(app: Api, deps: ApiDeps): void {
  app.get(PATHS.prices, async (c) => {
    const query = new URL(c.req.url).searchParams
    const { question, format: named } = parsePricesQuery(query, deps.clock.now())
    const format = negotiateFormat(named, c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    const { market, from, to, asOf, knownAt } = question
    return deliver(
      c,
      {
        format,
        question,
        reads: pricesRead(market),
        make: (signal) => deps.engine.prices(question, format, signal),
        fileName: `prices-${market}`,
        fixed: isFixedQuery(query) && query.has('from') && query.has('to'),
        nextPath: nextPagePath(c.req.url, { from, to, as_of: asOf, known_at: knownAt }),
      },
      deps,
    )
  })
}
