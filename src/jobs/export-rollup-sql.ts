import { localTextSql } from '../core/time/local-text-sql.ts'
import { type RollupFamily, type RollupMarket, WEIGHTED_TYPES } from '../datasets/ercot/rollup-files.ts'
import { sqlInstant, sqlName, sqlText, sqlTexts } from '../duckdb/sql-text.ts'

const ZONE = 'America/Chicago'
const HOUR_US = 3_600_000_000
const QUARTER_US = 900_000_000

/** Where a market's prices are, and the columns that a file has of them. */
export interface MarketSource {
  market: RollupMarket
  label: string
  price: string
  /** Of the dataset's relation under the truth that is told. */
  relation: string
  names: readonly string[]
}

export interface InstantSpan {
  from: Temporal.Instant
  to: Temporal.Instant
}

/** The table of a market's wide prices in the export's session. */
const wideTable = (market: RollupMarket): string => `wide_${market}`

/** `starts` (TIMESTAMPTZ) and a DOUBLE for each name, NULL where there is no price. */
export function wideSql({ market, label, price, relation, names }: MarketSource, span: InstantSpan): string {
  const columns = names.map((name) => `max(price) FILTER (label = ${sqlText(name)})::DOUBLE AS ${sqlName(name)}`)
  const type = market === 'rt' ? `AND settlement_point_type NOT IN (${WEIGHTED_TYPES.map(sqlText).join(', ')})` : ''
  return `CREATE OR REPLACE TEMP TABLE ${wideTable(market)} AS
    SELECT ${['interval_start AS starts', ...columns].join(', ')} FROM (
      SELECT interval_start, ${sqlName(label)} AS label, ${sqlName(price)} AS price FROM (${relation})
      WHERE NOT withdrawn AND interval_start >= ${sqlInstant(span.from)} AND interval_start < ${sqlInstant(span.to)}
        AND ${sqlName(label)} IN (SELECT unnest(${sqlTexts(names)})) ${type})
    GROUP BY interval_start`
}

/** The rows of a file out of the wide tables: a row for each interval that any of its markets speaks of, in order. */
export function fileSql(
  { parts, minutes }: Pick<RollupFamily, 'parts' | 'minutes'>,
  names: ReadonlyMap<RollupMarket, readonly string[]>,
  span: InstantSpan,
): string {
  const stepUs = minutes * 60_000_000
  const grids = parts.map(({ market }) => gridSql(market, stepUs))
  const joins = parts.map(({ market, mean }) => joinSql(market, names.get(market) ?? [], mean))
  const prices = parts.flatMap(({ market, prefix }) =>
    (names.get(market) ?? []).map((name) => `${wideTable(market)}.${sqlName(name)} AS ${sqlName(prefix + name)}`),
  )
  const times = [
    'grid.starts AS datetime',
    'wall::DATE AS "DeliveryDate"',
    `${localTextSql('epoch_us(grid.starts)', '(epoch_us(wall) - epoch_us(grid.starts))')} AS "DeliveryDateStr"`,
    'wall AS datetime_ts',
    ...(minutes === 15 ? [`(minute(wall) // 15 + 1)::BIGINT AS "DeliveryInterval"`] : []),
  ]
  // A wall clock read off an instant is exact; DuckDB errs only on the way back.
  return `SELECT ${[...times, ...prices].join(', ')}
    FROM (SELECT starts, timezone('${ZONE}', starts) AS wall FROM (${grids.join(' UNION ')}) WHERE starts >= ${sqlInstant(span.from)} AND starts < ${sqlInstant(span.to)}) grid
    ${joins.join('\n')} ORDER BY grid.starts`
}

/** Starts of the file's intervals that a market speaks of. */
function gridSql(market: RollupMarket, stepUs: number): string {
  const table = wideTable(market)
  if (stepUs === HOUR_US && market === 'rt') return `SELECT ${hourOf('starts')} AS starts FROM ${table}`
  if (stepUs === QUARTER_US && market !== 'rt')
    return `SELECT make_timestamptz(epoch_us(starts) + quarter * ${QUARTER_US}) AS starts FROM ${table}, range(4) quarters(quarter)`
  return `SELECT starts FROM ${table}`
}

function joinSql(market: RollupMarket, names: readonly string[], mean: boolean | undefined): string {
  const table = wideTable(market)
  if (!mean) return `LEFT JOIN ${table} ON ${table}.starts = ${market === 'rt' ? 'grid.starts' : hourOf('grid.starts')}`
  const means = names.map((name) => `avg(${sqlName(name)}) AS ${sqlName(name)}`)
  return `LEFT JOIN (SELECT ${[`${hourOf('starts')} AS hour`, ...means].join(', ')} FROM ${table} GROUP BY hour) ${table} ON ${table}.hour = grid.starts`
}

/** The market's hours begin with those of UTC. */
const hourOf = (instant: string): string => `make_timestamptz(epoch_us(${instant}) // ${HOUR_US} * ${HOUR_US})`
