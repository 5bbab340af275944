import type { Failure } from './failure.ts'
import type { Answer } from './judge-response.ts'

/** A success that begins as JSON and does not parse was cut short before it was sent: `source.unavailable`, worth another attempt. */
export function judgeJson({ status, bytes }: Answer): Failure | undefined {
  if (status < 200 || status >= 300) return undefined
  const text = new TextDecoder().decode(bytes)
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return {
      code: 'source.unavailable',
      reason: `the JSON breaks off within ${bytes.length} bytes`,
      retry: true,
      status,
    }
  }
}
