import { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../../contract/answer-format.ts'
import { GridlakeError } from '../../core/errors.ts'
import { problemResponse } from './problem-response.ts'

/** 406: none of the accepted media types is one of ours. */
export function notAcceptable(path: string): Response {
  const error = new GridlakeError('usage.invalid_argument', 'none of the accepted media types can be given', {
    hint: `accept one of ${ANSWER_FORMATS.map((format: AnswerFormat) => ANSWER_MEDIA_TYPES[format].split(';')[0]).join(', ')}`,
  })
  return problemResponse(error, path, { status: 406 })
}
