import type { Dataset } from '../../datasets/dataset.ts'
import type { Document } from '../../datasets/document.ts'
import { driftReason, type Refusal, refuse, type TableText } from '../table-shape.ts'

interface EiaBody {
  response?: { total?: string | number; data?: unknown; warnings?: unknown }
  warnings?: unknown
  error?: unknown
  code?: unknown
  /** A body that somebody saved inside a wrapper of their own. */
  api_response?: EiaBody
}

type EiaRow = Record<string, string | number | null>

/** An EIA v2 body as CSV. Values come as text or numbers; `total` too. */
export function readEiaPage(
  bytes: Uint8Array,
  datasets: readonly Dataset[],
  named: Dataset | undefined,
): TableText | Refusal {
  let body: EiaBody
  try {
    body = JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ) as EiaBody
  } catch (error) {
    return refuse(
      named,
      'data.invalid_file',
      `not valid JSON: ${error instanceof Error ? error.message : String(error)} (${bytes.length} bytes)`,
    )
  }
  const inner = body.api_response ?? body
  if (inner.error !== undefined) return readError(named, inner)
  const rows = inner.response?.data
  if (!Array.isArray(rows)) return refuse(named, 'data.unknown_file', 'JSON without response.data: not an EIA v2 body')
  const eia = datasets.filter((dataset) => dataset.wire.some((wire) => wire.format === 'eia-json'))
  if (rows.length === 0) {
    const dataset = named ?? eia[0]
    const wire = dataset?.wire[0]
    if (!dataset || !wire) return refuse(undefined, 'data.unknown_file', 'an EIA body without rows')
    return { dataset, wire, csv: Buffer.from(`${wire.header.join(',')}\n`), empty: true, claims: 'nothing' }
  }
  const keys = Object.keys(rows[0] as EiaRow)
  for (const dataset of named ? [named, ...eia] : eia) {
    const wire = dataset.wire.find(
      (candidate) =>
        candidate.format === 'eia-json' &&
        candidate.header.every((key) => keys.includes(key)) &&
        keys.length === candidate.header.length,
    )
    if (!wire) continue
    const odd = rows.findIndex((row) => !sameKeys(row as EiaRow, wire.header))
    if (odd !== -1)
      return refuse(
        dataset,
        'source.schema_drift',
        `row ${odd} has other columns: ${Object.keys(rows[odd] as EiaRow).join(', ')}`,
      )
    const whole = Number(inner.response?.total) === rows.length && inner.warnings === undefined
    const claims: Pick<TableText, 'claims'> = whole ? {} : { claims: 'nothing' as Document['claims'] & string }
    return { dataset, wire, csv: Buffer.from(toCsv(wire.header, rows as EiaRow[])), empty: false, ...claims }
  }
  if (named) return refuse(named, 'source.schema_drift', driftReason(named, keys))
  // Same family, other columns: a product that the catalogue doesn't have.
  return refuse(undefined, 'data.unknown_file', `no dataset has these columns: ${keys.join(', ')}`)
}

function readError(dataset: Dataset | undefined, body: EiaBody): Refusal {
  const error = body.error
  const text = typeof error === 'object' && error !== null ? Object.values(error).join(': ') : String(error)
  const code = /api_key/i.test(text) ? 'source.auth' : 'source.unavailable'
  return refuse(dataset, code, `the body is an error of the EIA API: ${text}`)
}

const sameKeys = (row: EiaRow, header: readonly string[]): boolean =>
  row !== null &&
  typeof row === 'object' &&
  Object.keys(row).length === header.length &&
  header.every((key) => key in row)

function toCsv(header: readonly string[], rows: readonly EiaRow[]): string {
  const lines = rows.map((row) => header.map((key) => csvCell(row[key])).join(','))
  return `${header.join(',')}\n${lines.join('\n')}\n`
}

function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
