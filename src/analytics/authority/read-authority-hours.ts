import { type Fuel, fuelOfEiaCode } from '../../core/fuel.ts'
import { findBalancingAuthority } from '../../datasets/eia/find-balancing-authority.ts'
import type { Engine, RowsQuestion, Truth } from '../../engine/question.ts'
import { NOTHING_READ, readColumns } from './read-columns.ts'

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
}

const HOUR_MS = 3_600_000

/**
 * What the lake has of an authority for the hours that start in `[from, to)`.
 * Errors: `location.unknown`, naming the nearest; `data.not_ingested` where demand was never ingested; the query's.
 */
export async function readAuthorityHours(
  engine: Engine,
  { authority, from, to, types: wantedTypes, fuels: wantsFuels = true, ...truth }: AuthorityHoursQuestion,
  signal?: AbortSignal,
): Promise<AuthorityHours> {
  const { code, zone } = findBalancingAuthority(authority)
  const firstMs = Math.ceil(from.epochMilliseconds / HOUR_MS) * HOUR_MS
  const count = Math.max(0, Math.ceil((to.epochMilliseconds - firstMs) / HOUR_MS))
  const question = (dataset: string, kind: string, kinds?: readonly string[]): RowsQuestion => ({
    dataset,
    columns: ['interval_start', kind, 'value_mwh', 'published_at'],
    filter: { respondent: [code], ...(kinds ? { [kind]: kinds } : {}) },
    from,
    to,
    ...truth,
  })
  const [region, fuels] = await Promise.all([
    readColumns(engine, question('eia.region_data', 'type', wantedTypes), signal),
    wantsFuels ? readColumns(engine, question('eia.fuel_type', 'fuel_type'), signal, { optional: true }) : NOTHING_READ,
  ])
  const empty = () => new Float64Array(count).fill(Number.NaN)
  const series = { D: empty(), DF: empty(), NG: empty(), TI: empty() }
  const published = { D: empty(), DF: empty(), NG: empty(), TI: empty() }
  const momentOf = rememberMoments()
  const placeOf = (text: string | undefined): number | undefined => {
    const place = (momentOf(text) - firstMs) / HOUR_MS
    return Number.isInteger(place) && place >= 0 ? place : undefined
  }
  const types = region.texts('type')
  const regionStarts = region.texts('interval_start')
  const regionPublished = region.texts('published_at')
  region.numbers('value_mwh').forEach((value, row) => {
    const type = types[row] as keyof typeof series
    const place = placeOf(regionStarts[row])
    if (value === null || place === undefined || place >= count || !(type in series)) return
    series[type][place] = value
    published[type][place] = momentOf(regionPublished[row])
  })
  const fuelsMwh = new Map<Fuel, Float64Array>()
  const fuelsAt = empty()
  const codes = fuels.texts('fuel_type')
  const fuelStarts = fuels.texts('interval_start')
  const fuelPublished = fuels.texts('published_at')
  fuels.numbers('value_mwh').forEach((value, row) => {
    const place = placeOf(fuelStarts[row])
    if (value === null || place === undefined || place >= count) return
    const fuel = fuelOfEiaCode(codes[row] ?? '')
    const values = fuelsMwh.get(fuel) ?? empty()
    fuelsMwh.set(fuel, values)
    // Several codes are one fuel.
    values[place] = (values[place] || 0) + value
    fuelsAt[place] = Math.max(fuelsAt[place] || 0, momentOf(fuelPublished[row]))
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
    versions: { ...fuels.versions, ...region.versions },
  }
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
