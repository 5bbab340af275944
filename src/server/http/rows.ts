import { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../../contract/answer-format.ts'
import { GridlakeError } from '../../core/errors.ts'
import { findViewed, isMart } from '../../datasets/find-viewed.ts'
import type { Engine } from '../../engine/question.ts'
import { answerResponse } from './answer-response.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { etagOf, matchesEtag } from './etag.ts'
import { negotiateFormat } from './negotiate-format.ts'
import { parseRowsQuery } from './parse-rows-query.ts'
import { problemResponse } from './problem-response.ts'

/** `GET /api/v1/datasets/{id}/rows`. */
export function addRows(app: Api, { engine, catalogue, clock, version }: ApiDeps): void {
  app.get('/api/v1/datasets/:id/rows', async (c) => {
    const viewed = findViewed(c.req.param('id'), catalogue)
    const { question, format: named } = parseRowsQuery(new URL(c.req.url).searchParams, viewed, clock.now())
    const format = negotiateFormat(named, c.req.header('accept'))
    if (format === undefined) return notAcceptable(c.req.path)
    const etagFor = (versions: Readonly<Record<string, number>>) => etagOf(versions, question, format, version)
    const headers = { vary: 'Accept', 'cache-control': 'no-cache' }
    const wanted = c.req.header('if-none-match')
    if (wanted !== undefined) {
      const held = await heldVersions(engine, isMart(viewed) ? viewed.reads : [viewed.id])
      const etag = etagFor(held)
      if (Object.keys(held).length > 0 && matchesEtag(wanted, etag))
        return new Response(null, { status: 304, headers: { ...headers, etag } })
    }
    const answer = await engine.rows(question, format, c.req.raw.signal)
    return answerResponse(answer, { ...headers, etag: etagFor(answer.meta.versions) })
  })
}

/** The table versions of those of the datasets that were ever ingested. */
async function heldVersions(engine: Engine, ids: readonly string[]): Promise<Record<string, number>> {
  const statuses = (await engine.status()).filter(({ id }) => ids.includes(id))
  return Object.fromEntries(statuses.flatMap(({ id, version }) => (version === undefined ? [] : [[id, version]])))
}

/** 406: none of the accepted media types is one of ours. */
export function notAcceptable(path: string): Response {
  const error = new GridlakeError('usage.invalid_argument', 'none of the accepted media types can be given', {
    hint: `accept one of ${ANSWER_FORMATS.map((format: AnswerFormat) => ANSWER_MEDIA_TYPES[format].split(';')[0]).join(', ')}`,
  })
  return problemResponse(error, path, { status: 406 })
}
