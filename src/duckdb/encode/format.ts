export type { AnswerFormat as Format } from '../../core/answer-format.ts'
