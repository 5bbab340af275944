import { SqlRequest } from '../../contract/schemas/sql.ts'
import { GridlakeError } from '../../core/errors.ts'
import type { SqlQuestion } from '../../engine/question.ts'
import type { ApiLimits } from './api-options.ts'
import { DEFAULT_ZONE } from './market-zone.ts'
import { parseInput } from './parse-input.ts'
import { parseTruth } from './parse-truth.ts'

/** Reads the body of a SQL request, JSON, the bare text or a form, and lowers its limits to the server's. Pure. */
export function parseSqlRequest(
  body: string,
  contentType: string | undefined,
  limits: ApiLimits,
  now: Temporal.Instant,
): { question: SqlQuestion; format: SqlRequest['format']; limit: SqlRequest['limit'] } {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  const request = parseInput(SqlRequest, readBody(body, type), 'body')
  return {
    question: {
      sql: request.sql,
      ...parseTruth(request, DEFAULT_ZONE, now),
      timeoutMs: Math.min(request.timeout_ms ?? limits.sqlTimeoutMs, limits.sqlTimeoutMs),
      maxRows: Math.min(request.max_rows ?? limits.sqlMaxRows, limits.sqlMaxRows),
      maxBytes: limits.sqlMaxBytes,
    },
    format: request.format,
    limit: request.limit,
  }
}

function readBody(body: string, type: string | undefined): unknown {
  if (type === 'text/plain' || type === 'application/sql') return { sql: body.trim() }
  return type === 'application/x-www-form-urlencoded' ? readForm(body) : parseJson(body)
}

const NUMBERS = new Set(['timeout_ms', 'max_rows', 'limit'])

/** A form's fields, those left empty aside. */
function readForm(body: string): Record<string, unknown> {
  const given = [...new URLSearchParams(body)].filter(([, text]) => text.trim() !== '')
  return Object.fromEntries(given.map(([name, text]) => [name, NUMBERS.has(name) ? Number(text) : text]))
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new GridlakeError(
      'usage.invalid_argument',
      `the body is not JSON: ${error instanceof Error ? error.message : error}`,
      {
        hint: 'send {"sql": "select …"} as application/json, the bare SQL as text/plain, or a form',
        cause: error,
      },
    )
  }
}
