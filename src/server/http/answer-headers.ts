import { ANSWER_MEDIA_TYPES } from '../../contract/answer-format.ts'
import type { Answer } from '../../engine/question.ts'

/** Headers that say what an answer is; every format has its meta in them. */
export function answerHeaders({ format, meta }: Pick<Answer, 'format' | 'meta'>): Record<string, string> {
  const { versions, schemaEpochs, rows, inferredRows } = meta
  return {
    'content-type': ANSWER_MEDIA_TYPES[format],
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
  }
}
