import { type GridlakeError, hasCode, toGridlakeError } from '../../core/errors.ts'
import { isPageProblem } from '../state/page-problem.ts'

export interface EmbedProblem {
  status: number
  message: string
}

/** What a chart's loader threw, as a status and a sentence. */
export function readProblem(thrown: unknown): EmbedProblem {
  const { data, init } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    data?: unknown
    init?: { status?: number } | null
  }
  if (isPageProblem(data)) return { status: init?.status ?? 500, message: data.message }
  const error = toGridlakeError(thrown)
  return { status: statusOf(error), message: error.message }
}

function statusOf(error: GridlakeError): number {
  if (hasCode(error, 'usage.invalid_argument')) return 400
  if (hasCode(error, 'data.retired')) return 410
  return hasCode(error, 'location.unknown') || hasCode(error, 'data.not_ingested') ? 404 : 503
}
