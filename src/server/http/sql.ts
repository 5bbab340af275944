import { bodyLimit } from 'hono/body-limit'
import { GridlakeError } from '../../core/errors.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { type Delivery, deliver } from './deliver.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { notAcceptable } from './not-acceptable.ts'
import { parseSqlRequest } from './parse-sql-request.ts'
import { problemResponse } from './problem-response.ts'

/** `POST /api/v1/sql`. */
export function addSql(app: Api, deps: ApiDeps): void {
  const { engine, clock, limits } = deps
  const limit = bodyLimit({
    maxSize: limits.bodyBytes,
    onError: (c) =>
      problemResponse(
        new GridlakeError('query.too_large', `the body is larger than ${limits.bodyBytes} bytes`),
        c.req.path,
      ),
  })
  app.post('/api/v1/sql', limit, async (c) => {
    const body = await c.req.text()
    const { question, format: named } = parseSqlRequest(body, c.req.header('content-type'), limits, clock.now())
    const format = negotiateFormat(named, c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    const make = (signal: AbortSignal) => engine.sql(question, format, signal)
    const delivery: Delivery = { format, question, make, cacheControl: 'no-store' }
    return deliver(c, delivery, deps)
  })
}
