import type { Dataset, Wire } from '../../datasets/dataset.ts'
import { type Refusal, refuse, shownHeader, type TableText } from '../table-shape.ts'
import { fitsHeader } from './fits-header.ts'
import { isJsonObject, type JsonObject, jsonField } from './json-body.ts'
import { createTableWriter } from './table-writer.ts'

/**
 * A page of ERCOT's public API: a table for each posting that its rows come from, or one where they don't tell. What it was
 * filtered by is not known, so it claims nothing.
 */
export function readErcotApiPage(
  body: JsonObject,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): readonly TableText[] | Refusal {
  const report = isJsonObject(body['report']) ? body['report'] : {}
  const product = String(report['reportEMIL'] ?? 'an unnamed report')
  const fields = (body['fields'] as readonly unknown[]).map((field) =>
    isJsonObject(field) ? String(field['name']).trim() : '',
  )
  const rows = body['data'] as readonly unknown[]
  const family = datasets.filter(({ wire }) => wire.some(({ format }) => format === 'ercot-api-json'))
  const ofProduct = family.filter(({ bindings }) => bindings.some((binding) => binding.product === product))
  for (const dataset of [...ofProduct, ...named, ...family]) {
    const wire = dataset.wire.find(
      (candidate) => candidate.format === 'ercot-api-json' && fitsHeader(candidate, fields),
    )
    if (!wire) continue
    const odd = rows.findIndex((row) => !Array.isArray(row) || row.length !== fields.length)
    if (odd !== -1)
      return refuse(dataset, 'source.schema_drift', `data[${odd}] is not a list of the ${fields.length} fields`)
    return readPostings({ dataset, wire, fields, rows: rows as readonly (readonly unknown[])[] })
  }
  const [dataset] = ofProduct
  const reason = `a page of ${product} of ERCOT's API, with fields that no dataset has: ${shownHeader(fields)}`
  return refuse(dataset, dataset ? 'source.schema_drift' : 'data.unknown_file', reason)
}

interface Page {
  dataset: Dataset
  wire: Wire
  fields: readonly string[]
  rows: readonly (readonly unknown[])[]
}

function readPostings(page: Page): readonly TableText[] | Refusal {
  const { dataset, wire, fields, rows } = page
  const numbers = rows.keys().toArray()
  const posted = wire.posted === undefined ? -1 : fields.indexOf(wire.posted.trim())
  if (posted === -1 || rows.length === 0) return [toTable(page, numbers)]
  const postings = Map.groupBy(numbers, (row) => jsonField(rows[row]?.[posted]))
  const tables: TableText[] = []
  for (const [text, rowsOfPosting] of postings) {
    const at = readPosted(text, dataset)
    if (!at) {
      const reason = `data[${rowsOfPosting[0]}]: ${wire.posted} is no time: ${text || '(empty)'}`
      return refuse(dataset, 'data.invalid_file', reason)
    }
    tables.push({ ...toTable(page, rowsOfPosting), published: { at, basis: 'document' } })
  }
  return tables
}

function toTable({ dataset, wire, fields, rows }: Page, numbers: readonly number[]): TableText {
  const writer = createTableWriter(wire)
  const columns = wire.header.map((name) => fields.indexOf(name.trim()))
  for (const row of numbers) writer.add(columns.map((column) => jsonField(rows[row]?.[column])))
  return { dataset, wire, ...writer.finish((row) => `data[${numbers[row]}]`), claims: 'nothing' }
}

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/** Wall clock without an offset; in the repeated hour the first pass is taken. */
function readPosted(text: string, { zone }: Dataset): Temporal.Instant | undefined {
  if (!WALL.test(text)) return undefined
  try {
    const wall = Temporal.PlainDateTime.from(text)
    return wall.toZonedDateTime(typeof zone === 'string' ? zone : 'UTC').toInstant()
  } catch {
    return undefined
  }
}
