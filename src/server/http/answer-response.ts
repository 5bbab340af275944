import { ANSWER_MEDIA_TYPES } from '../../contract/answer-format.ts'
import type { AnswerMeta as WireMeta } from '../../contract/schemas/rows.ts'
import type { Answer, AnswerMeta } from '../../engine/question.ts'

const encoder = new TextEncoder()

/** Streams an answer out. JSON gets its envelope `{meta, data}`; the other formats carry the meta in headers. */
export function answerResponse(answer: Answer, headers: Record<string, string>, dataset?: string): Response {
  const meta = wireMeta(answer.meta, dataset)
  const chunks = answer.format === 'json' ? inEnvelope(meta, answer.body) : answer.body
  return new Response(ReadableStream.from(chunks) as ReadableStream<Uint8Array>, {
    headers: {
      ...headers,
      'content-type': ANSWER_MEDIA_TYPES[answer.format],
      'gridlake-versions': Object.entries(meta.versions)
        .map(([id, version]) => `${id}=${version}`)
        .join(', '),
      ...(meta.rows === undefined ? {} : { 'gridlake-rows': String(meta.rows) }),
      ...(meta.inferred_rows === undefined ? {} : { 'gridlake-inferred-rows': String(meta.inferred_rows) }),
    },
  })
}

async function* inEnvelope(meta: WireMeta, rows: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield encoder.encode(`{"meta":${JSON.stringify(meta)},"data":`)
  yield* rows
  yield encoder.encode('}\n')
}

const wireMeta = (meta: AnswerMeta, dataset: string | undefined): WireMeta => ({
  ...(dataset === undefined ? {} : { dataset }),
  versions: { ...meta.versions },
  as_of: meta.asOf ?? null,
  known_at: meta.knownAt ?? null,
  basis: meta.basis,
  ...(meta.rows === undefined ? {} : { rows: meta.rows }),
  ...(meta.inferredRows === undefined ? {} : { inferred_rows: meta.inferredRows }),
})
