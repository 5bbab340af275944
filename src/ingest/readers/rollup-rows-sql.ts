import type { Wire } from '../../datasets/dataset.ts'
import { POINT_TYPES, ROLLUP_DATASETS } from '../../datasets/ercot/rollup-files.ts'
import { HOUR_CERTAIN, HOUR_FIELD } from '../../datasets/ercot/rollup-wires.ts'
import { sqlName, sqlText } from '../../duckdb/sql-text.ts'
import type { RollupPart, RollupShape } from './rollup-shape.ts'

const ZONE = 'America/Chicago'
const HOUR_US = 3_600_000_000

/** What a file's times look like on the whole. */
export interface RollupTimes {
  /** Rows without a time, and rows whose time is not on the family's grid. */
  untimed: number
  offGrid: number
  /** Whether any row begins within an hour, and whether any lies in the last hour of a day. */
  hasQuarters: boolean
  hasLastHour: boolean
}

export function rollupTimesSql({ time, family }: RollupShape, path: string): string {
  return `SELECT (count(*) FILTER (t IS NULL))::DOUBLE AS untimed,
      (count(*) FILTER (epoch_us(t) % ${family.minutes * 60_000_000} <> 0))::DOUBLE AS "offGrid",
      coalesce(bool_or(minute(t) <> 0), false) AS "hasQuarters", coalesce(bool_or(hour(t) = 23), false) AS "hasLastHour"
    FROM (SELECT ${timeSql(time)} AS t FROM read_parquet(${sqlText(path)}))`
}

/** The long rows of a market, in the order of the file, with the columns of the wire's header; empty cells are left out. */
export function rollupRowsSql(
  shape: RollupShape,
  part: RollupPart,
  wire: Wire,
  times: RollupTimes,
  path: string,
): string {
  const { label, price } = ROLLUP_DATASETS[part.market]
  const values = part.columns.map((column) => `${valueSql(column)} AS ${sqlName(column.label)}`)
  const wide = `SELECT ${timeSql(shape.time)} AS t, file_row_number AS n, ${values.join(', ')}
    FROM read_parquet(${sqlText(path)}, file_row_number = true)`
  // UNPIVOT leaves NULLs out.
  const long = `SELECT * FROM (UNPIVOT (${wide}) ON ${part.columns.map((column) => sqlName(column.label)).join(', ')} INTO NAME label VALUE price)`
  const fields: Record<string, string> = {
    ...timeFields(shape, part, times),
    [wire.map[label] ?? label]: 'label',
    'Settlement Point Type': typeSql(part),
    // No number to the reader, so that it is set aside with its row.
    [wire.map[price] ?? price]: `CASE WHEN isinf(price) THEN 'infinite' ELSE price::VARCHAR END`,
  }
  const list = wire.header.map((name) => `${fields[name]} AS ${sqlName(name)}`).join(', ')
  if (shape.time.isUtc && !isHourOfQuarters(shape, part)) return `SELECT ${list} FROM (${long})`
  // An hourly price stands in each of its quarter hours: equal ones are one row, others are told apart where keys are.
  return `SELECT ${list} FROM (SELECT * FROM (${long}) JOIN (${passesSql(shape, path)}) USING (n)${
    isHourOfQuarters(shape, part)
      ? `
    QUALIFY row_number() OVER (PARTITION BY epoch_us(t) // ${HOUR_US}, pass, label, price ORDER BY n) = 1`
      : ''
  } ORDER BY n, label)`
}

const isHourOfQuarters = ({ family }: RollupShape, { market }: RollupPart): boolean =>
  family.minutes === 15 && market !== 'rt'

const timeSql = ({ column, isUtc }: RollupShape['time']): string =>
  isUtc ? `timezone('UTC', ${sqlName(column)})` : `${sqlName(column)}::TIMESTAMP`

/** Of each row its pass through the repeated hour: a label that comes twice there comes in order; elsewhere it is a fault. */
function passesSql({ time }: RollupShape, path: string): string {
  const inZone = (offset: number) =>
    `timezone('${ZONE}', make_timestamptz(epoch_us(t) + ${offset * HOUR_US}::BIGINT)) = t`
  const isTwice = time.isUtc ? 'false' : `(${inZone(5)} AND ${inZone(6)})`
  return `SELECT n, CASE WHEN row_number() OVER (PARTITION BY t ORDER BY n) = 2 AND ${isTwice} THEN 'Y' ELSE 'N' END AS pass
    FROM (SELECT ${timeSql(time)} AS t, file_row_number AS n FROM read_parquet(${sqlText(path)}, file_row_number = true))`
}

function timeFields(shape: RollupShape, part: RollupPart, times: RollupTimes): Record<string, string> {
  if (shape.time.isUtc) {
    const at = isHourOfQuarters(shape, part) ? `date_trunc('hour', t)` : 't'
    return { 'Interval Start': `strftime(${at}, '%Y-%m-%dT%H:%M:%S+00:00')` }
  }
  return {
    'Delivery Date': `strftime(t, '%Y-%m-%d')`,
    'Delivery Hour': '(hour(t) + 1)',
    'Delivery Interval': '(minute(t) // 15 + 1)',
    'Repeated Hour Flag': 'pass',
    [HOUR_FIELD]: times.hasLastHour
      ? sqlText(HOUR_CERTAIN)
      : `CASE hour(t) WHEN 0 THEN ${sqlText(EITHER_HOUR)} ELSE ${sqlText(HOUR_CERTAIN)} END`,
  }
}

/** The price service's real-time files put hour 24 of a day on the label of the next day's first hour and kept one of the two. */
const EITHER_HOUR =
  'of this label or the one before: the file has no 23:00, whose prices it labels 00:00 of the next day'

function valueSql({ name, type }: RollupPart['columns'][number]): string {
  // The shortest decimal that a FLOAT stands for, not the binary fraction.
  const number = type === 'FLOAT' ? `${sqlName(name)}::VARCHAR::DOUBLE` : `${sqlName(name)}::DOUBLE`
  return `CASE WHEN NOT isnan(${number}) THEN ${number} END`
}

function typeSql({ columns }: RollupPart): string {
  const byType = Map.groupBy(columns, ({ label }) => POINT_TYPES.find(({ name }) => name.test(label))?.type ?? 'RN')
  const branches = [...byType].map(
    ([type, points]) => `WHEN label IN (${points.map(({ label }) => sqlText(label)).join(', ')}) THEN ${sqlText(type)}`,
  )
  return `CASE ${branches.join(' ')} END`
}
