export { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../core/answer-format.ts'
