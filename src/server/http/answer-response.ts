import { ReadableStream } from 'node:stream/web'
import { ANSWER_MEDIA_TYPES } from '../../contract/answer-format.ts'
import type { Answer } from '../../engine/question.ts'

/** Streams an answer out as it comes. JSON carries its own meta; every format has it in headers. */
export function answerResponse(answer: Answer, headers: Record<string, string>): Response {
  const { versions, schemaEpochs, rows, inferredRows } = answer.meta
  return new Response(ReadableStream.from(answer.body) as unknown as ConstructorParameters<typeof Response>[0], {
    headers: {
      ...headers,
      'content-type': ANSWER_MEDIA_TYPES[answer.format],
      'gridlake-versions': Object.entries(versions)
        .map(([id, version]) => `${id}=${version}`)
        .join(', '),
      ...(schemaEpochs === undefined
        ? {}
        : {
            'gridlake-schema-epochs': Object.entries(schemaEpochs)
              .map(([id, epochs]) => `${id}=${epochs.join('|')}`)
              .join(', '),
          }),
      ...(rows === undefined ? {} : { 'gridlake-rows': String(rows) }),
      ...(inferredRows === undefined ? {} : { 'gridlake-inferred-rows': String(inferredRows) }),
    },
  })
}
