import type { Failure } from '../http/failure.ts'
import type { Answer } from '../http/judge-response.ts'

const KEY_PROBLEM = /^API_KEY_/
const RATE_PROBLEM = /^OVER_RATE_LIMIT/

/**
 * Reads EIA's error bodies, whatever status they come with: `{"error":{"code":"API_KEY_INVALID","message":…}}` of the gateway
 * (403, 429) and `{"error":"Not found.","code":404}` of the API (500 for an unknown route). Undefined where the body is no error.
 */
export function judgeEiaAnswer({ status, bytes }: Answer): Failure | undefined {
  const body = parseObject(bytes)
  const error = body?.['error']
  if (body === undefined || error === undefined || error === null || 'response' in body) return undefined
  if (typeof error === 'object') {
    const { code, message } = error as Record<string, unknown>
    const reason = `EIA says ${String(code)}: ${String(message)}`
    if (KEY_PROBLEM.test(String(code))) return { code: 'source.auth', reason, retry: false, status }
    if (RATE_PROBLEM.test(String(code)) || status === 429)
      return { code: 'source.rate_limited', reason, retry: true, status }
    return { code: 'source.unavailable', reason, retry: status >= 500, status }
  }
  const inner = Number(body['code'] ?? status)
  const reason = `EIA says ${inner}: ${String(error)}`
  if (inner === 401 || inner === 403) return { code: 'source.auth', reason, retry: false, status }
  if (inner === 429) return { code: 'source.rate_limited', reason, retry: true, status }
  return { code: 'source.unavailable', reason, retry: !(inner >= 400 && inner < 500), status }
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  // Error bodies are short; a page of data is not parsed twice.
  if (bytes.length > 20_000) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
