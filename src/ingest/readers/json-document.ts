import type { Dataset } from '../../datasets/dataset.ts'
import { type Refusal, refuse, type TableText } from '../table-shape.ts'
import { readEiaPage } from './eia-page.ts'
import { readErcotApiPage } from './ercot-api-page.ts'
import { readFuelMix } from './fuel-mix.ts'
import { isJsonObject, type JsonObject } from './json-body.ts'

/** A JSON text of one of the upstreams, told apart by its keys. */
export function readJsonDocument(
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): readonly TableText[] | Refusal {
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return refuse(named[0], 'data.invalid_file', `not valid JSON: ${why} (${bytes.length} bytes)`)
  }
  if (!isJsonObject(body)) return refuse(named[0], 'data.unknown_file', 'JSON that is no object: no document of ours')
  // A body that somebody saved inside a wrapper of their own.
  const inner = isJsonObject(body['api_response']) ? body['api_response'] : body
  if ('response' in inner || 'error' in inner) return readEiaPage(inner, datasets, named)
  if (Array.isArray(inner['fields']) && Array.isArray(inner['data'])) return readErcotApiPage(inner, datasets, named)
  if ('lastUpdated' in inner && isJsonObject(inner['data'])) return readFuelMix(inner, datasets, named)
  return refuse(undefined, 'data.unknown_file', describeOther(inner))
}

function describeOther(body: JsonObject): string {
  for (const kind of ['archives', 'bundles']) {
    if (!Array.isArray(body[kind])) continue
    const product = isJsonObject(body['product']) ? body['product']['emilId'] : 'a product'
    return `ERCOT's list of the ${kind} of ${String(product)}: it names documents and holds no rows`
  }
  if ('ListDocsByRptTypeRes' in body) return "MIS's list of a report's documents: it names documents and holds no rows"
  const keys = Object.keys(body).join(', ')
  const what = 'lastUpdated' in body ? "a dashboard of ERCOT's that no dataset takes" : 'JSON of no dataset'
  return `${what}; it has: ${keys.length > 120 ? `${keys.slice(0, 120)}…` : keys || 'nothing'}`
}
