import { PROBLEM_MEDIA_TYPE, toProblem } from '../../contract/problem.ts'

/** An error as `application/problem+json`. `status` and `headers` add what HTTP knows and the error does not. */
export function problemResponse(
  error: unknown,
  path: string,
  extra: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const problem = toProblem(error, path, extra.status)
  return new Response(JSON.stringify(problem), {
    // 499 says that the client left; nobody reads it, logs do.
    status: problem.status,
    headers: { 'cache-control': 'no-store', ...extra.headers, 'content-type': PROBLEM_MEDIA_TYPE },
  })
}
