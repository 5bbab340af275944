import { bodyLimit } from 'hono/body-limit'
import { GridlakeError } from '../../core/errors.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { cutRows } from './cut-rows.ts'
import { type Delivery, deliver } from './deliver.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { notAcceptable } from './not-acceptable.ts'
import { parseSqlRequest } from './parse-sql-request.ts'
import { problemResponse } from './problem-response.ts'

/** `POST /api/v1/sql`. */
export function addSql(app: Api, deps: ApiDeps): void {
  const { engine, clock, limits } = deps
  const bounded = bodyLimit({
    maxSize: limits.bodyBytes,
    onError: (c) =>
      problemResponse(
        new GridlakeError('query.too_large', `the body is larger than ${limits.bodyBytes} bytes`),
        c.req.path,
      ),
  })
  app.post('/api/v1/sql', bounded, async (c) => {
    const body = await c.req.text()
    const type = c.req.header('content-type')
    const { question, format: named, limit } = parseSqlRequest(body, type, limits, clock.now())
    // A browser that sends a form accepts pages: it is given what the form names.
    const format = negotiateFormat(named, isForm(type) ? undefined : c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    if (limit !== undefined && format !== 'json') throw onlyJson(format)
    const make = async (signal: AbortSignal) =>
      limit === undefined
        ? engine.sql(question, format, signal)
        : cutRows(await engine.sql(question, 'json', signal), limit)
    const delivery: Delivery = { format, question, make, cacheControl: 'no-store' }
    return deliver(c, delivery, deps)
  })
}

const isForm = (type: string | undefined): boolean => /^application\/x-www-form-urlencoded\b/i.test(type ?? '')

const onlyJson = (format: string): GridlakeError =>
  new GridlakeError('usage.invalid_argument', `limit cuts answers in JSON, not in ${format}`, {
    hint: 'leave it out: other formats have every row, or write LIMIT into the SQL',
  })
