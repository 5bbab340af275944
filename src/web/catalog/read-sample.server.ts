import type { DatasetDetail } from '../../contract/schemas/dataset.ts'
import type { PageContext } from '../state/page-context.ts'
import type { SampleTable } from './dataset-page.ts'

export interface Sample {
  table: SampleTable
  /** The statement that has these rows. */
  sql: string
  /** The market day of the oldest of them. */
  from: string
  /** A place among them. */
  place: { column: string; value: string } | undefined
}

const ROWS = 10
/** The newest rows are looked for no further back than this from the newest interval. */
const BACK_HOURS = 48
/** What every row has for the lake's own sake comes last, or not at all. */
const LEFT_OUT = new Set(['interval_start', 'interval_end', 'delivery_interval', 'repeated_hour', 'parser_version'])

/** The ten newest rows, in market time with its offset. Undefined: there is none. */
export async function readSample(
  { client, signal, asOf, now }: PageContext,
  { id, status, columns, key, zone, location }: DatasetDetail,
): Promise<Sample | undefined> {
  if (status.last_interval === null) return undefined
  const last = earlier(Temporal.Instant.from(status.last_interval), asOf ?? now)
  const since = last.subtract({ hours: BACK_HOURS })
  const names = columns.map(({ name }) => name)
  const shown = [
    'interval_start_local',
    ...key.filter((name) => name !== 'interval_start'),
    ...names.filter((name) => !key.includes(name) && name !== 'interval_start_local' && !LEFT_OUT.has(name)),
  ]
  const order = ['interval_start DESC', ...key.filter((name) => name !== 'interval_start')].join(', ')
  const sql = `SELECT ${shown.join(', ')}\nFROM ${id}\nWHERE interval_start >= TIMESTAMPTZ '${since.toString({ smallestUnit: 'second' })}'\nORDER BY ${order}\nLIMIT ${ROWS}`
  const { data } = await client.sql({ sql, limit: ROWS, ...(asOf ? { asOf } : {}) }, signal)
  const oldest = data.at(-1)?.['interval_start_local']
  if (typeof oldest !== 'string') return undefined
  const value = location === null ? undefined : data[0]?.[location]
  const isNumber = (name: string) =>
    columns.some((column) => column.name === name && /double|integer/.test(column.type))
  return {
    sql,
    from: oldest.slice(0, 10) || last.toZonedDateTimeISO(zone).toPlainDate().toString(),
    place: location !== null && typeof value === 'string' ? { column: location, value } : undefined,
    table: {
      columns: shown.map((name) => ({ name, align: isNumber(name) ? 'right' : 'left' })),
      rows: data.map((row) => shown.map((name) => cellText(row[name]))),
    },
  }
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b

const cellText = (value: unknown): string =>
  value === null || value === undefined
    ? '—'
    : typeof value === 'number'
      ? value.toLocaleString('en-US', { maximumFractionDigits: 4 })
      : String(value)
