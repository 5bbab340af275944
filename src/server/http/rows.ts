import type { Context } from 'hono'
import { findViewed } from '../../datasets/find-viewed.ts'
import type { Viewed } from '../../engine/view-sql.ts'
import type { ApiEnv } from './api-env.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { type Delivery, deliver } from './deliver.ts'
import { isFixedQuery } from './fixed-query.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { nextPagePath } from './next-page.ts'
import { notAcceptable } from './not-acceptable.ts'
import { parseRowsQuery } from './parse-rows-query.ts'

/** `GET /api/v1/datasets/{id}/rows`. */
export function addRows(app: Api, deps: ApiDeps): void {
  app.get('/api/v1/datasets/:id/rows', (c) => answerRowsRequest(c, findViewed(c.req.param('id'), deps.catalogue), deps))
}

/** Rows of a dataset as the request asks for them. `ahead`: where it names no range, those that lie ahead of its moment. */
export async function answerRowsRequest(
  c: Context<ApiEnv>,
  viewed: Viewed,
  deps: ApiDeps,
  { ahead = false }: { ahead?: boolean } = {},
): Promise<Response> {
  const query = new URL(c.req.url).searchParams
  const now = deps.clock.now()
  const { question: asked, format: named } = parseRowsQuery(query, viewed, now)
  const isAhead = ahead && asked.from === undefined && asked.to === undefined
  const question = isAhead ? { ...asked, from: hourOf(asked.asOf ?? now) } : asked
  const format = negotiateFormat(named, c.req.header('accept'))
  if (format === undefined) return notAcceptable(c.req.path)
  const { from: fromInstant, to, asOf, knownAt } = question
  const delivery: Delivery = {
    format,
    question,
    reads: [viewed.id],
    make: (signal) => deps.engine.rows(question, format, signal),
    fileName: viewed.id,
    fixed: isFixedQuery(query) && (query.has('as_of') || (!isAhead && typeof question.postings !== 'object')),
    nextPath: nextPagePath(c.req.url, { from: fromInstant, to, as_of: asOf, known_at: knownAt }),
  }
  return deliver(c, delivery, deps)
}

const hourOf = (moment: Temporal.Instant): Temporal.Instant =>
  moment.round({ smallestUnit: 'hour', roundingMode: 'floor' })
