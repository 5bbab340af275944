import { type Fuel, fuelOfEiaCode } from '../../core/fuel.ts'
import { findBalancingAuthority } from '../../datasets/eia/find-balancing-authority.ts'
import type { Engine, RowsQuestion, Truth } from '../../engine/question.ts'
import { NOTHING_READ, type ReadColumns, readColumns } from './read-columns.ts'

/** The datasets behind `AuthorityHours`. */
export const AUTHORITY_HOURS_READ = Object.freeze(['eia.fuel_type', 'eia.region_data'] as const)

/** When what was read of an hour was published, epoch ms; NaN where it was not. */
export interface PublishedMs {
  demand: Float64Array
  forecast: Float64Array
  netGeneration: Float64Array
  interchange: Float64Array
  /** The last of the hour's fuels. */
  fuels: Float64Array
}

/** What EIA-930 has of an authority hour by hour, MWh. NaN: none was published. */
export interface AuthorityHours {
  authority: string
  /** IANA zone of its operating day. */
  zone: string
  /** Starts of every hour of the range, epoch ms, without holes; all arrays are as long. */
  startsMs: Float64Array
  demandMwh: Float64Array
  /** Demand as it was forecast the day before. */
  forecastMwh: Float64Array
  netGenerationMwh: Float64Array
  /** Total interchange; exports are positive. */
  interchangeMwh: Float64Array
  /** Only fuels of which the range has anything. */
  fuelsMwh: ReadonlyMap<Fuel, Float64Array>
  publishedMs: PublishedMs
  /** Ids of the documents behind the hours of `receiptsOf`, in order. */
  receipts: readonly string[]
  /** Dataset to the table version that was read; those never ingested are left out. */
  versions: Readonly<Record<string, number>>
}

export interface AuthorityHoursQuestion extends Truth {
  authority: string
  from: Temporal.Instant
  to: Temporal.Instant
  /** Which of demand (D), its forecast (DF), net generation (NG) and interchange (TI) are read; default all. */
  types?: readonly ('D' | 'DF' | 'NG' | 'TI')[]
  /** Whether generation by energy source is read; default true. */
  fuels?: boolean
  /** Of these hours it is told which documents they came from. */
  receiptsOf?: { from: Temporal.Instant; to: Temporal.Instant }
}

const HOUR_MS = 3_600_000

/**
 * What the lake has of an authority for the hours that start in `[from, to)`.
 * Errors: `location.unknown`, naming the nearest; `data.not_ingested` where demand was never ingested; the query's.
 */
export async function readAuthorityHours(
  engine: Engine,
  { authority, from, to, types, fuels: wantsFuels = true, receiptsOf, ...truth }: AuthorityHoursQuestion,
  signal?: AbortSignal,
): Promise<AuthorityHours> {
  const { code, zone } = findBalancingAuthority(authority)
  const firstMs = Math.ceil(from.epochMilliseconds / HOUR_MS) * HOUR_MS
  const count = Math.max(0, Math.ceil((to.epochMilliseconds - firstMs) / HOUR_MS))
  const question = (dataset: string, kind: string, kinds?: readonly string[]): RowsQuestion => ({
    dataset,
    columns: ['interval_start', kind, 'value_mwh', 'published_at', ...(receiptsOf ? ['receipt'] : [])],
    filter: { respondent: [code], ...(kinds ? { [kind]: kinds } : {}) },
    from,
    to,
    ...truth,
  })
  const [region, fuels] = await Promise.all([
    readColumns(engine, question('eia.region_data', 'type', types), signal),
    wantsFuels ? readColumns(engine, question('eia.fuel_type', 'fuel_type'), signal, { optional: true }) : NOTHING_READ,
  ])
  const empty = () => new Float64Array(count).fill(Number.NaN)
  const series = { D: empty(), DF: empty(), NG: empty(), TI: empty() }
  const published = { D: empty(), DF: empty(), NG: empty(), TI: empty() }
  const receipts = new Set<string>()
  const place = { firstMs, count, momentOf: rememberMoments(), receipts, receiptsOf }
  placeRows(region, 'type', place, (type, hour, value, publishedMs) => {
    if (!isRegionType(type)) return
    series[type][hour] = value
    published[type][hour] = publishedMs
  })
  const fuelsMwh = new Map<Fuel, Float64Array>()
  const fuelsAt = empty()
  placeRows(fuels, 'fuel_type', place, (type, hour, value, publishedMs) => {
    const fuel = fuelOfEiaCode(type)
    const values = fuelsMwh.get(fuel) ?? empty()
    fuelsMwh.set(fuel, values)
    // Several codes are one fuel.
    values[hour] = (values[hour] || 0) + value
    fuelsAt[hour] = Math.max(fuelsAt[hour] || 0, publishedMs)
  })
  return {
    authority: code,
    zone,
    startsMs: Float64Array.from({ length: count }, (_, hour) => firstMs + hour * HOUR_MS),
    demandMwh: series.D,
    forecastMwh: series.DF,
    netGenerationMwh: series.NG,
    interchangeMwh: series.TI,
    fuelsMwh,
    publishedMs: {
      demand: published.D,
      forecast: published.DF,
      netGeneration: published.NG,
      interchange: published.TI,
      fuels: fuelsAt,
    },
    receipts: [...receipts].sort(),
    versions: { ...fuels.versions, ...region.versions },
  }
}

const REGION_TYPES = ['D', 'DF', 'NG', 'TI'] as const
const isRegionType = (type: string): type is (typeof REGION_TYPES)[number] =>
  (REGION_TYPES as readonly string[]).includes(type)

interface Places {
  firstMs: number
  count: number
  momentOf(text: string | undefined): number
  /** Gathers what the hours of `receiptsOf` came from. */
  receipts: Set<string>
  receiptsOf: { from: Temporal.Instant; to: Temporal.Instant } | undefined
}

/** Hands each row that has a value to `put`, with the index of its hour. */
function placeRows(
  rows: ReadColumns,
  kind: string,
  { firstMs, count, momentOf, receipts, receiptsOf }: Places,
  put: (kind: string, hour: number, value: number, publishedMs: number) => void,
): void {
  const [kinds, starts, published] = [rows.texts(kind), rows.texts('interval_start'), rows.texts('published_at')]
  const documents = rows.texts('receipt')
  const [firstAskedMs = 0, endAskedMs = 0] = [receiptsOf?.from.epochMilliseconds, receiptsOf?.to.epochMilliseconds]
  rows.numbers('value_mwh').forEach((value, row) => {
    const startMs = momentOf(starts[row])
    const hour = (startMs - firstMs) / HOUR_MS
    if (value === null || !Number.isInteger(hour) || hour < 0 || hour >= count) return
    put(kinds[row] ?? '', hour, value, momentOf(published[row]))
    if (startMs >= firstAskedMs && startMs < endAskedMs) receipts.add(documents[row] ?? '')
  })
}

/** Epoch ms of instants; the same few come again and again. */
function rememberMoments(): (text: string | undefined) => number {
  const known = new Map<string, number>()
  return (text) => {
    if (text === undefined) return Number.NaN
    const moment = known.get(text) ?? Temporal.Instant.from(text).epochMilliseconds
    known.set(text, moment)
    return moment
  }
}
