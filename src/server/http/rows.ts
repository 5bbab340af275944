import { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../../contract/answer-format.ts'
import { GridlakeError } from '../../core/errors.ts'
import { findViewed } from '../../datasets/find-viewed.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { type Delivery, deliver } from './deliver.ts'
import { isFixedQuery } from './fixed-query.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { parseRowsQuery } from './parse-rows-query.ts'
import { problemResponse } from './problem-response.ts'

/** `GET /api/v1/datasets/{id}/rows`. */
export function addRows(app: Api, deps: ApiDeps): void {
  const { catalogue, clock } = deps
  app.get('/api/v1/datasets/:id/rows', async (c) => {
    const viewed = findViewed(c.req.param('id'), catalogue)
    const query = new URL(c.req.url).searchParams
    const { question, format: named } = parseRowsQuery(query, viewed, clock.now())
    const format = negotiateFormat(named, c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    const delivery: Delivery = {
      format,
      question,
      reads: [viewed.id],
      make: (signal) => deps.engine.rows(question, format, signal),
      fileName: viewed.id,
      fixed: isFixedQuery(query),
    }
    return deliver(c, delivery, deps)
  })
}

/** 406: none of the accepted media types is one of ours. */
export function notAcceptable(path: string): Response {
  const error = new GridlakeError('usage.invalid_argument', 'none of the accepted media types can be given', {
    hint: `accept one of ${ANSWER_FORMATS.map((format: AnswerFormat) => ANSWER_MEDIA_TYPES[format].split(';')[0]).join(', ')}`,
  })
  return problemResponse(error, path, { status: 406 })
}
