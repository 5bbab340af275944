import { GridlakeError } from '../../core/errors.ts'

export type EiaRow = Readonly<Record<string, unknown>>

/** One page of an EIA v2 answer. */
export interface EiaPage {
  /** Rows of the whole answer, all pages. */
  total: number
  rows: readonly EiaRow[]
  warnings: readonly string[]
  apiVersion: string | undefined
}

/** EIA sends this with every page of an answer that needs several: `received == total` says it better. */
const PAGING_WARNING = 'incomplete return'

/**
 * Reads a page. `total` and values are strings in API version 2.1.8 and numbers in others; values are left as they are.
 * Errors: `source.schema_drift` for anything else.
 */
export function parsePage(bytes: Uint8Array, url: string): EiaPage {
  const drift = (what: string) =>
    new GridlakeError('source.schema_drift', `${url}: ${what}`, {
      context: { url },
      hint: 'the EIA API has changed its form, or another address answered',
    })
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw drift('the answer is not JSON')
  }
  if (!isObject(body) || !isObject(body['response'])) throw drift('the answer has no object response')
  const { total: rawTotal, data } = body['response']
  const total = typeof rawTotal === 'string' && /^\d{1,15}$/.test(rawTotal) ? Number(rawTotal) : rawTotal
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0)
    throw drift('response.total is not a count')
  if (!Array.isArray(data) || !data.every(isObject)) throw drift('response.data is not an array of objects')
  const { apiVersion } = body
  return {
    total,
    rows: data,
    warnings: readWarnings(body),
    apiVersion: typeof apiVersion === 'string' ? apiVersion : undefined,
  }
}

function readWarnings(body: Record<string, unknown>): string[] {
  const inside = isObject(body['response']) ? body['response']['warnings'] : undefined
  return [body['warnings'], inside].flat().flatMap((item) => {
    if (!isObject(item)) return item === undefined || item === null ? [] : [String(item)]
    return item['warning'] === PAGING_WARNING
      ? []
      : [[item['warning'], item['description']].filter((part) => part !== undefined).join(': ')]
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
