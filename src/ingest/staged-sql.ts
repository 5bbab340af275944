import { NO_JOIN, timeSql } from '../core/time/time-sql.ts'
import { type Column, type Wire, wireFields } from '../datasets/dataset.ts'
import { sqlName, sqlText, sqlTexts } from '../duckdb/sql-text.ts'
import { zoneSql } from '../lake/zone-sql.ts'
import type { Batch } from './batch.ts'
import { daySql } from './day-sql.ts'
import type { CommonFields, JoinedText } from './joined-text.ts'

/** A document can't speak of what lies further ahead of its publication. */
export const MAX_AHEAD_DAYS = 400

/** Files of one document each, named in `docs`; or one of all. `codes`: ENUM types of document columns whose values are known beforehand. */
export type BatchText = { files: readonly string[] } | (JoinedText & { codes?: ReadonlyMap<string, string> })

const CSV_TYPES: Record<Column['type'], string> = {
  string: 'VARCHAR',
  double: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'VARCHAR',
}
const DOC_FIELD = 'gridlake document'
const KEY_FIELD = 'gridlake key'
const DATE_FIELD = 'gridlake date'

/**
 * The documents' rows with their times: `doc, <columns>, interval_start, interval_end, operating_date`, then `extra` of
 * `rowProblemSql` or others; of a text with shared fields without times and the columns these hold. Lines that don't read are in
 * `reject_errors`.
 */
export function stagedSql(batch: Batch, text: BatchText, extra: readonly string[] = []): string {
  const isJoined = 'joined' in text
  const codes = (isJoined && text.codes) || new Map<string, string>()
  const shared = isJoined ? text.shared : undefined
  const elsewhere = shared?.fields ?? []
  const fields = wireFields(batch.wire).filter((field) => !elsewhere.includes(field))
  const numbers: Readonly<Record<string, string>> = isJoined ? { [DOC_FIELD]: 'doc' } : {}
  const files = isJoined ? [text.joined] : text.files
  return readSql(
    batch,
    { files, numbers, isBlankFree: isJoined && !text.hasBlanks, fields, codes, hasTimes: !shared },
    extra,
  )
}

/** What all rows of a document have in common: `doc, <columns>, interval_start, interval_end, operating_date`. */
export const sharedSql = (batch: Batch, { file, fields }: CommonFields): string =>
  readSql(
    batch,
    { files: [file], numbers: { [DOC_FIELD]: 'doc' }, isBlankFree: false, fields, codes: new Map(), hasTimes: true },
    [],
  )

/** What all rows of a key have in common: `key, <columns>`. */
export const keysSql = (
  batch: Batch,
  { file, fields }: CommonFields,
  codes: ReadonlyMap<string, string> = new Map(),
): string =>
  readSql(
    batch,
    { files: [file], numbers: { [KEY_FIELD]: 'key' }, isBlankFree: true, fields, codes, hasTimes: false },
    [],
  )

/** The dataset's columns that come of the fields. */
export const columnsOf = ({ dataset, wire }: Batch, fields: readonly string[]): readonly Column[] =>
  dataset.columns.filter(({ name }) => fields.includes(wire.map[name] ?? ''))

interface Reading {
  files: readonly string[]
  /** Of a text without header: the numbers that lead its lines, and their names. None: files with headers, one of each document. */
  numbers: Readonly<Record<string, string>>
  isBlankFree: boolean
  /** Those in the files, in order. */
  fields: readonly string[]
  codes: ReadonlyMap<string, string>
  hasTimes: boolean
}

function readSql(batch: Batch, reading: Reading, extra: readonly string[]): string {
  const { dataset, wire } = batch
  const { files, numbers, isBlankFree, fields, codes, hasTimes } = reading
  const isJoined = Object.keys(numbers).length > 0
  const time = rowTimeSql({ dataset, wire }, isJoined)
  const isWhole = fields.length === wireFields(wire).length
  const values = (isWhole ? dataset.columns : columnsOf(batch, fields)).map((column) => {
    const isPlain = isBlankFree || codes.has(wire.map[column.name] ?? '')
    return `${valueSql(column, mappedSql(wire, column.name), isPlain)} AS ${sqlName(column.name)}`
  })
  const types = new Map([...sourceTypes(dataset.columns, wire, time.sourceTypes), ...codes])
  const declared = fields.map((name) => `${sqlText(name.trim())}: ${sqlText(types.get(name) ?? 'VARCHAR')}`)
  const columns = [...Object.keys(numbers).map((field) => `${sqlText(field)}: 'INTEGER'`), ...declared]
  const formats = [
    ...(wire.dateFormat ? [`dateformat = ${sqlText(wire.dateFormat)},`] : []),
    ...(Object.values(time.sourceTypes).includes('TIMESTAMP') ? [`timestampformat = '%m/%d/%Y %H:%M:%S',`] : []),
  ].join(' ')
  const times = [
    `${time.start} AS interval_start`,
    'NULL::TIMESTAMPTZ AS interval_end',
    `${time.operatingDate} AS operating_date`,
  ]
  const selected = [
    ...(isJoined ? Object.entries(numbers).map(([field, name]) => `r.${sqlName(field)} AS ${name}`) : ['docs.doc']),
    ...values,
    ...(hasTimes ? times : []),
    ...extra,
  ]
  const day = time.joinDate === NO_JOIN ? '' : `, ${daySql(sqlName(DATE_FIELD), batch, isJoined)} AS d`
  const rows = `read_csv(${sqlTexts(files)}, header = ${!isJoined}, auto_detect = false, delim = ',', quote = '"', escape = '"', ${formats}
        columns = {${columns.join(', ')}}, filename = ${!isJoined}, store_rejects = true)`
  const dated = hasTimes
    ? `(SELECT r.*${day} FROM (SELECT r.*, ${time.joinDate} AS ${sqlName(DATE_FIELD)} FROM ${rows} r) r)`
    : rows
  const sql = `SELECT ${selected.join(', ')} FROM ${dated} r ${isJoined ? '' : 'JOIN docs USING (filename)'}`
  return hasTimes ? `SELECT * REPLACE (${time.endOf('interval_start')} AS interval_end) FROM (${sql})` : sql
}

/** What is wrong with a row of `stagedSql`, as text; NULL where nothing is. */
export function rowProblemSql({ dataset, wire }: Batch): string {
  const { reason } = rowTimeSql({ dataset, wire })
  const checks = [
    `WHEN interval_start IS NULL THEN coalesce(${reason}, 'no time')`,
    ...dataset.columns
      .filter((column) => !column.nullable && !column.emptyText)
      .map(({ name }) => `WHEN ${mappedSql(wire, name)} IS NULL THEN ${sqlText(`${name} is empty`)}`),
    // A number that is none is a fault to the reader; a yes or no that is neither would pass as unknown.
    ...dataset.columns
      .filter(({ type, name }) => type === 'boolean' && wire.map[name] !== undefined)
      .map((column) => {
        const field = mappedSql(wire, column.name)
        const isOdd = `${valueSql(column, field, false)} IS NULL AND trim(${field}) <> ''`
        return `WHEN ${isOdd} THEN ${sqlText(`${column.name} is neither yes nor no: `)} || ${field}`
      }),
    ...Object.entries(wire.expect ?? {}).map(
      ([name, text]) =>
        `WHEN ${fieldSql(name)} IS DISTINCT FROM ${sqlText(text)} THEN ${sqlText(`${name} is not ${text}`)}`,
    ),
    `WHEN interval_start > coalesce(docs.published_at, now()) + INTERVAL ${MAX_AHEAD_DAYS} DAY
      THEN 'the interval lies more than ${MAX_AHEAD_DAYS} days after the publication'`,
  ]
  return `CASE ${checks.join(' ')} END`
}

/** The fields of a row of `stagedSql` as text. */
export function rowTextSql({ wire }: Batch): string {
  return `struct_pack(${wireFields(wire)
    .map((name) => `${sqlName(name.trim())} := ${fieldSql(name)}`)
    .join(', ')})::VARCHAR`
}

const fieldSql = (name: string): string => `r.${sqlName(name.trim())}`

const mappedSql = (wire: Wire, column: string): string =>
  wire.map[column] === undefined ? 'NULL' : fieldSql(wire.map[column])

/** Joined documents that don't read with typed stamps are read again one by one, as text. */
function rowTimeSql(
  { dataset, wire }: Pick<Batch, 'dataset' | 'wire'>,
  typedStamps = false,
): ReturnType<typeof timeSql> {
  const rowZone = typeof dataset.zone === 'string' ? undefined : zoneSql(dataset, (name) => mappedSql(wire, name))
  return timeSql(wire.time, fieldSql, rowZone, typedStamps)
}

function sourceTypes(
  columns: Batch['dataset']['columns'],
  wire: Wire,
  timeTypes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const byField = columns.flatMap(({ name, type }) =>
    wire.map[name] === undefined ? [] : [[wire.map[name], CSV_TYPES[type]] as const],
  )
  return new Map([...byField, ...Object.entries(timeTypes)])
}

/** A column that a wire has nothing for. */
export const lackingSql = ({ type, emptyText }: Column): string =>
  emptyText ? `''` : `NULL::${type === 'boolean' ? 'BOOLEAN' : CSV_TYPES[type]}`

function valueSql(column: Column, source: string, isPlain: boolean): string {
  const { type, emptyText } = column
  if (source === 'NULL') return lackingSql(column)
  if (emptyText) return `coalesce(trim(${source}), '')`
  // The reader makes NULL of an empty field; trimming millions of texts that have no blank takes a third of the reading.
  if (type === 'string') return isPlain ? source : `nullif(trim(${source}), '')`
  if (type === 'boolean')
    return `CASE upper(trim(${source})) WHEN 'Y' THEN true WHEN 'TRUE' THEN true WHEN 'N' THEN false WHEN 'FALSE' THEN false END`
  return source
}
