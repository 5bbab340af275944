import { ERROR_TABLE, type ErrorCode, GridlakeError, toGridlakeError } from '../core/errors.ts'

/** An error on the wire (RFC 9457, `application/problem+json`). */
export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: ErrorCode
  hint?: string | undefined
  context?: Record<string, unknown> | undefined
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

const TITLES: Readonly<Record<string, string>> = {
  usage: 'The request is not right',
  config: 'The server is not set up right',
  access: 'Not allowed',
  dataset: 'No such dataset',
  location: 'No such location',
  route: 'No such resource',
  data: 'The data cannot be given',
  source: 'The upstream did not answer as expected',
  lake: 'The lake could not be read or written',
  query: 'The query was refused',
  cancelled: 'The request was cancelled',
  internal: 'Something went wrong in gridlake',
}

/** Describes `error` for the wire. `status` overrides the error table's where HTTP knows better (405, 415). */
export function toProblem(error: unknown, instance: string, status?: number): ProblemDetails {
  const { code, message, hint, context } = toGridlakeError(error)
  return {
    type: `urn:gridlake:problem:${code}`,
    title: TITLES[code.split('.')[0] ?? ''] ?? 'Error',
    status: status ?? ERROR_TABLE[code].http,
    // The words of a defect may name paths of the machine; they go to the log.
    detail: code === 'internal.bug' ? 'an unexpected error; the log has the details under this request id' : message,
    instance,
    code,
    ...(hint === undefined ? {} : { hint }),
    ...(Object.keys(context).length === 0 || code === 'internal.bug' ? {} : { context: { ...context } }),
  }
}

/** The error a response stands for, problem+json or not. */
export async function readProblem(response: Response): Promise<GridlakeError> {
  const text = await response.text()
  const problem = parseProblem(text)
  if (problem) {
    return new GridlakeError(problem.code, problem.detail, {
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
      context: { ...problem.context, httpStatus: response.status },
    })
  }
  return new GridlakeError('source.unavailable', `the server answered ${response.status} without saying why`, {
    hint: 'check that the base URL is that of a gridlake server',
    context: { httpStatus: response.status, url: response.url, body: text.slice(0, 200) },
  })
}

function parseProblem(text: string): ProblemDetails | undefined {
  try {
    const value = JSON.parse(text) as Partial<ProblemDetails> | null
    if (value?.code !== undefined && value.code in ERROR_TABLE && typeof value.detail === 'string')
      return value as ProblemDetails
  } catch {
    // Not JSON: the caller says so.
  }
  return undefined
}
