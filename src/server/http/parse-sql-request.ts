import { SqlRequest } from '../../contract/schemas/sql.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { SqlQuestion } from '../../engine/question.ts'
import type { ApiLimits } from './api-options.ts'
import { DEFAULT_ZONE } from './market-zone.ts'
import { parseInput } from './parse-input.ts'
import { parseTruth } from './parse-truth.ts'

/** Reads the body of a SQL request, JSON or the bare text, and lowers its limits to the server's. Pure. */
export function parseSqlRequest(
  body: string,
  contentType: string | undefined,
  limits: ApiLimits,
  now: Temporal.Instant,
): { question: SqlQuestion; format: SqlRequest['format'] } {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  const request = parseInput(
    SqlRequest,
    type === 'text/plain' || type === 'application/sql' ? { sql: body.trim() } : parseJson(body),
    'body',
  )
  return {
    question: {
      sql: request.sql,
      ...parseTruth(request, DEFAULT_ZONE, now),
      timeoutMs: Math.min(request.timeout_ms ?? limits.sqlTimeoutMs, limits.sqlTimeoutMs),
      maxRows: Math.min(request.max_rows ?? limits.sqlMaxRows, limits.sqlMaxRows),
      maxBytes: limits.sqlMaxBytes,
    },
    format: request.format,
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new GridlakeError(
      'usage.invalid_argument',
      `the body is not JSON: ${error instanceof Error ? error.message : error}`,
      {
        hint: 'send {"sql": "select …"} as application/json, or the bare SQL as text/plain',
        cause: error,
      },
    )
  }
}
