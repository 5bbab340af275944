import {
  ROLLUP_FAMILIES,
  ROLLUP_METADATA,
  ROLLUP_SERVICES,
  ROLLUP_TIMES,
  type RollupFamily,
  type RollupMarket,
} from '../../datasets/ercot/rollup-files.ts'

/** What a Parquet file says of itself. */
export interface ParquetFile {
  name: string
  rows: number
  /** With DuckDB's types. */
  columns: readonly { name: string; type: string }[]
  metadata: ReadonlyMap<string, string>
}

/** A wide price file: where its times and its prices stand. */
export interface RollupShape {
  family: RollupFamily
  /** `isUtc`: instants; otherwise readings of the market's wall clock. */
  time: { column: string; isUtc: boolean }
  parts: readonly RollupPart[]
}

/** The columns of a market; `label` is the point's or the service's name. */
export interface RollupPart {
  market: RollupMarket
  columns: readonly { name: string; type: string; label: string }[]
}

/** Why it is none, and whose file it would have been. */
export interface NoRollup {
  reason: string
  market?: RollupMarket
}

/** Reads what a Parquet file's columns are, by its metadata, its name, or the columns alone. Pure. */
export function readRollupShape(file: ParquetFile): RollupShape | NoRollup {
  const prices = file.columns.filter(({ name }) => !isTime(name))
  const named = findFamily(file)
  if (named && 'reason' in named) return named
  const time = findTime(file)
  const family =
    named ??
    (time
      ? familyOf(
          file,
          prices.map(({ name }) => name),
        )
      : undefined)
  if (!family || 'reason' in family)
    return family ?? { reason: `no dataset has a Parquet file of the columns ${listed(file.columns)}` }
  const owner = family.parts[0]?.market
  const refuse = (reason: string): NoRollup => ({ reason, ...(owner ? { market: owner } : {}) })
  if (!time) return refuse(`no column datetime or datetime_ts with time stamps; it has ${listed(file.columns)}`)
  const services = file.metadata.get(ROLLUP_METADATA.services)?.split(',') ?? ROLLUP_SERVICES
  const placed = prices.map((column) => ({ ...column, place: placeColumn(column.name, family, services) }))
  const strange = placed.filter(({ place, type }) => !place || !NUMBER.test(type))
  if (strange.length > 0) return refuse(`columns that are no prices: ${listed(strange)}`)
  const parts = family.parts.flatMap(({ market, mean }) => {
    const columns = placed.flatMap(({ name, type, place }) =>
      place?.market === market ? [{ name, type, label: place.label }] : [],
    )
    return mean || columns.length === 0 ? [] : [{ market, columns }]
  })
  return parts.length === 0 ? refuse('no column of prices') : { family, time, parts }
}

const NUMBER = /^(DOUBLE|FLOAT|DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)/
/** DuckDB's types of readings of a clock. */
const WALL_STAMP = /^TIMESTAMP(_(S|MS|NS))?$/
const INSTANT = 'TIMESTAMP WITH TIME ZONE'
/** ERCOT's names; a lower-case column is somebody's remark. */
const POINT = /^[A-Z0-9][A-Z0-9_.&-]*$/

/** Merging files left prefixed and doubled columns of times in some, pandas its index. */
function isTime(name: string): boolean {
  return (
    ROLLUP_TIMES.includes(name.replace(/^(DA|RT|AS)_/, '')) || name === 'Interval' || /^__index_level_\d+__$/.test(name)
  )
}

/** An instant is preferred: our files have the wall clock beside it. */
function findTime({ columns }: ParquetFile): RollupShape['time'] | undefined {
  const found = ['datetime', 'datetime_ts'].flatMap((name) => columns.find((column) => column.name === name) ?? [])
  const instant = found.find(({ type }) => type === INSTANT)
  if (instant) return { column: instant.name, isUtc: true }
  const wall = found.find(({ type }) => WALL_STAMP.test(type))
  return wall && { column: wall.name, isUtc: false }
}

const FAMILY_NAME =
  /(?<![A-Za-z0-9])(DA_AS_RT_(?:15|5)min_combined|DA_AS_RT_combined|DA_AS_combined|RT_prices_15min|RT_prices_hourly|RT_prices|DA_prices|AS_prices)_\d{4}/i
/** Earlier names of the families; the one of 5 minutes had quarter hours all the same. */
const EARLIER: Readonly<Record<string, string>> = {
  RT_prices: 'RT_prices_15min',
  DA_AS_RT_5min_combined: 'DA_AS_RT_15min_combined',
}

function findFamily({ name, metadata }: Pick<ParquetFile, 'name' | 'metadata'>): RollupFamily | NoRollup | undefined {
  const said = metadata.get(ROLLUP_METADATA.family)
  const ours = ROLLUP_FAMILIES.find((family) => family.name === said)
  if (ours) return ours
  const text = FAMILY_NAME.exec(name)?.[1]
  if (text === undefined) return undefined
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  if (same(text, 'RT_prices_hourly')) return { market: 'rt', reason: HOURLY_MEANS }
  const spelled = Object.keys(EARLIER).find((earlier) => same(earlier, text))
  return ROLLUP_FAMILIES.find((family) => same(family.name, spelled ? (EARLIER[spelled] ?? '') : text))
}

/** The market whose file a name promises, whatever is in it. */
export function namedMarket(name: string): RollupMarket | undefined {
  const found = findFamily({ name, metadata: new Map() })
  return found && ('reason' in found ? found.market : found.parts[0]?.market)
}

export const HOURLY_MEANS = 'hourly means of real-time prices, which nobody published: take the file of 15 minutes'

/** Told by the columns alone, of a file that has times. */
function familyOf({ columns }: ParquetFile, prices: readonly string[]): RollupFamily | NoRollup | undefined {
  const family = (name: string) => ROLLUP_FAMILIES.find((one) => one.name === name)
  const isQuarters = columns.some(({ name }) => name === 'DeliveryInterval')
  const prefixes = new Set(prices.map((name) => /^(DA|RT|AS)_/.exec(name)?.[1]))
  if (prices.length === 0) return undefined
  if (!prefixes.has(undefined))
    return family(isQuarters ? 'DA_AS_RT_15min_combined' : prefixes.has('RT') ? 'DA_AS_RT_combined' : 'DA_AS_combined')
  const [services, points] = [prices.filter(isService), prices.filter((name) => /^(HB|LZ|DC)_/.test(name))]
  if (services.length === prices.length) return family('AS_prices')
  if (points.length === 0 || services.length + points.length < prices.length) return undefined
  if (services.length > 0) return family('DA_AS_combined')
  if (isQuarters) return family('RT_prices_15min')
  return {
    reason:
      'prices that may be day-ahead or real-time ones: name the file DA_prices_YYYY.parquet or RT_prices_15min_YYYY.parquet',
  }
}

const isService = (name: string): boolean => ROLLUP_SERVICES.includes(name)

function placeColumn(
  name: string,
  { parts }: RollupFamily,
  services: readonly string[],
): { market: RollupMarket; label: string } | undefined {
  const prefixed = parts.find(({ market }) => name.startsWith(`${market.toUpperCase()}_`))
  if (prefixed) {
    const label = name.slice(prefixed.market.length + 1)
    return POINT.test(label) ? { market: prefixed.market, label } : undefined
  }
  const bare = parts.filter(({ prefix }) => prefix === '')
  const market = bare.length > 1 ? (services.includes(name) ? 'as' : 'da') : bare[0]?.market
  return market && POINT.test(name) ? { market, label: name } : undefined
}

const listed = (columns: readonly { name: string }[]): string => {
  const names = columns.map(({ name }) => name).join(', ')
  return names.length > 120 ? `${names.slice(0, 120)}…` : names || 'none'
}
