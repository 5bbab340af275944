import { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../../contract/answer-format.ts'
import { GridlakeError } from '../../core/errors.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import { answerResponse } from './answer-response.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { etagOf, matchesEtag } from './etag.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { parseRowsQuery } from './parse-rows-query.ts'
import { problemResponse } from './problem-response.ts'

/** `GET /api/v1/datasets/{id}/rows`. */
export function addRows(app: Api, { engine, catalogue, clock, version }: ApiDeps): void {
  app.get('/api/v1/datasets/:id/rows', async (c) => {
    const dataset = findDataset(c.req.param('id'), catalogue)
    const { question, format: named } = parseRowsQuery(new URL(c.req.url).searchParams, dataset, clock.now())
    const format = negotiateFormat(named, c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    const etagFor = (versions: Readonly<Record<string, number>>) => etagOf(versions, question, format, version)
    const headers = { vary: 'Accept', 'cache-control': 'no-cache' }
    const wanted = c.req.header('if-none-match')
    if (wanted !== undefined) {
      const held = (await engine.status()).find((status) => status.id === dataset.id)?.version
      const etag = held === undefined ? undefined : etagFor({ [dataset.id]: held })
      if (etag !== undefined && matchesEtag(wanted, etag))
        return new Response(null, { status: 304, headers: { ...headers, etag } })
    }
    const answer = await engine.rows(question, format, c.req.raw.signal)
    return answerResponse(answer, { ...headers, etag: etagFor(answer.meta.versions) })
  })
}

/** 406: none of the accepted media types is one of ours. */
export function notAcceptable(path: string): Response {
  const error = new GridlakeError('usage.invalid_argument', 'none of the accepted media types can be given', {
    hint: `accept one of ${ANSWER_FORMATS.map((format: AnswerFormat) => ANSWER_MEDIA_TYPES[format].split(';')[0]).join(', ')}`,
  })
  return problemResponse(error, path, { status: 406 })
}
