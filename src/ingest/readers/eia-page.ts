import type { Dataset, Wire } from '../../datasets/dataset.ts'
import { type Refusal, refuse, refuseDrift, type TableText } from '../table-shape.ts'
import { isJsonObject, type JsonObject, jsonField } from './json-body.ts'
import { createTableWriter } from './table-writer.ts'

/** A body of the EIA v2 API. Values come as text or numbers; `total` too. Only one that has all its rows claims anything. */
export function readEiaPage(
  body: JsonObject,
  datasets: readonly Dataset[],
  namedOfAll: readonly Dataset[],
): readonly TableText[] | Refusal {
  const named = namedOfAll.filter(hasEiaWire)
  if (body['error'] !== undefined) return readError(named[0], body['error'])
  const response = isJsonObject(body['response']) ? body['response'] : {}
  const rows = response['data']
  if (!Array.isArray(rows))
    return refuse(named[0], 'data.unknown_file', 'JSON without response.data: not an EIA v2 body')
  const eia = datasets.filter(hasEiaWire)
  if (rows.length === 0) return readEmptyPage(body, eia, named)
  const keys = isJsonObject(rows[0]) ? Object.keys(rows[0]) : []
  for (const dataset of [...named, ...eia]) {
    const wire = dataset.wire.find((candidate) => candidate.format === 'eia-json' && isSame(candidate, keys))
    if (!wire) continue
    const odd = rows.findIndex((row) => !isJsonObject(row) || !isSame(wire, Object.keys(row)))
    if (odd !== -1) {
      const columns = isJsonObject(rows[odd]) ? Object.keys(rows[odd]).join(', ') : 'none'
      return refuse(dataset, 'source.schema_drift', `row ${odd} has other columns: ${columns}`)
    }
    const warnings = body['warnings'] ?? response['warnings']
    const isWhole = Number(response['total']) === rows.length && warnings === undefined
    return [{ dataset, wire, ...toTable(wire, rows as JsonObject[]), ...(isWhole ? {} : { claims: 'nothing' }) }]
  }
  if (named.length > 0) return refuseDrift(named, keys)
  // Same family, other columns: a product that the catalogue doesn't have.
  return refuse(undefined, 'data.unknown_file', `no dataset has these columns: ${keys.join(', ')}`)
}

/** Without rows only the route that was asked, the file's name or the want of a choice tell the dataset. */
function readEmptyPage(body: JsonObject, eia: readonly Dataset[], named: readonly Dataset[]): TableText[] | Refusal {
  const request = isJsonObject(body['request']) ? body['request'] : {}
  const asked = eia.find(({ bindings }) =>
    bindings.some(({ via, ...binding }) => 'route' in binding && String(request['command']).includes(binding.route)),
  )
  const dataset = asked ?? named[0] ?? (eia.length === 1 ? eia[0] : undefined)
  const wire = dataset?.wire.find(({ format }) => format === 'eia-json')
  if (dataset && wire) return [{ dataset, wire, ...toTable(wire, []), claims: 'nothing' }]
  return refuse(
    undefined,
    'data.unknown_file',
    'an EIA body without rows, of a dataset that neither it nor its name tells',
  )
}

function readError(dataset: Dataset | undefined, error: unknown): Refusal {
  const text = isJsonObject(error) ? Object.values(error).join(': ') : String(error)
  const code = /api_key/i.test(text) ? 'source.auth' : 'source.unavailable'
  return refuse(dataset, code, `the body is an error of the EIA API: ${text}`)
}

const hasEiaWire = ({ wire }: Dataset): boolean => wire.some(({ format }) => format === 'eia-json')

const isSame = ({ header }: Wire, keys: readonly string[]): boolean =>
  keys.length === header.length && header.every((key) => keys.includes(key))

function toTable(wire: Wire, rows: readonly JsonObject[]) {
  const writer = createTableWriter(wire)
  for (const row of rows) writer.add(wire.header.map((key) => jsonField(row[key])))
  return writer.finish((row) => `response.data[${row}]`)
}
