import type { Failure } from './failure.ts'

const RETRIED = new Set([429, 500, 502, 503, 504])

/** What is known of a whole answer. */
export interface Answer {
  status: number
  headers: Headers
  bytes: Uint8Array
}

/**
 * Whether an answer is data; undefined if so. A web page where data was expected is `source.blocked`, an empty body
 * `source.empty`. Pure; `retryAfterMs` is left to the caller, who has the clock.
 */
export function judgeResponse({ status, headers, bytes }: Answer): Failure | undefined {
  const html = isHtml(headers, bytes)
  if (headers.get('cf-mitigated') === 'challenge')
    return { code: 'source.blocked', reason: `HTTP ${status}, a browser challenge`, retry: false, status }
  if (status === 429) return { code: 'source.rate_limited', reason: 'HTTP 429, too many requests', retry: true, status }
  if (RETRIED.has(status))
    return { code: 'source.unavailable', reason: `HTTP ${status}${quote(html, bytes)}`, retry: true, status }
  if (html && (status < 300 || status === 401 || status === 403)) {
    return {
      code: 'source.blocked',
      reason: `HTTP ${status} with a web page where data was expected`,
      retry: false,
      status,
    }
  }
  if (status === 401 || (status === 403 && isJson(headers, bytes))) {
    return { code: 'source.auth', reason: `HTTP ${status}${quote(html, bytes)}`, retry: false, status }
  }
  if (status === 403) return { code: 'source.blocked', reason: `HTTP 403${quote(html, bytes)}`, retry: false, status }
  if (status === 404 || status === 410)
    return { code: 'source.unavailable', reason: `HTTP ${status}, there is no such document`, retry: false, status }
  if (status < 200 || status >= 300)
    return { code: 'source.unavailable', reason: `HTTP ${status}${quote(html, bytes)}`, retry: false, status }
  if (bytes.length === 0)
    return { code: 'source.empty', reason: `HTTP ${status} with an empty body`, retry: true, status }
  return undefined
}

function isHtml(headers: Headers, bytes: Uint8Array): boolean {
  if (/^\s*(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')) return true
  return /^\uFEFF?\s*(<!doctype\s+html|<html)/i.test(startOf(bytes))
}

function isJson(headers: Headers, bytes: Uint8Array): boolean {
  return /json/i.test(headers.get('content-type') ?? '') || /^\uFEFF?\s*[{[]/.test(startOf(bytes))
}

function startOf(bytes: Uint8Array, length = 512): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length))
}

/** The upstream's own words, short and on one line. */
function quote(html: boolean, bytes: Uint8Array): string {
  if (html || bytes.length === 0) return ''
  const text = startOf(bytes, 200)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
  return text ? `: ${text}` : ''
}
