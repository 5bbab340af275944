import { z } from 'zod'
import { ANSWER_MEDIA_TYPES } from './answer-format.ts'
import { PATHS } from './paths.ts'
import { ApiIndex } from './schemas/api-index.ts'
import { Changes, ChangesQuery } from './schemas/authorities/changes.ts'
import { Clean, CleanQuery } from './schemas/authorities/clean.ts'
import { Condition, ConditionQuery } from './schemas/authorities/condition.ts'
import { Ducks, DucksQuery } from './schemas/authorities/ducks.ts'
import { AuthorityFreshness, AuthorityFreshnessQuery } from './schemas/authorities/freshness.ts'
import { FuelMix, FuelMixQuery } from './schemas/authorities/fuel-mix.ts'
import { AuthoritiesQuery, AuthorityList, AuthoritySummary } from './schemas/authorities/list.ts'
import { Pulse, PulseQuery } from './schemas/authorities/pulse.ts'
import { AuthoritySeriesQuery, Demand, Generation, Interchange } from './schemas/authorities/series.ts'
import { DatasetDetail, DatasetList, DatasetsQuery } from './schemas/dataset.ts'
import { ForecastList } from './schemas/forecast.ts'
import { Health } from './schemas/health.ts'
import { LocationList, LocationsQuery } from './schemas/locations.ts'
import { OriginalError, OriginalHealth, OriginalHubs, OriginalPrices, OriginalPricesQuery } from './schemas/original.ts'
import { Prices, PricesQuery } from './schemas/prices.ts'
import { PriceAnnotations, PriceAnnotationsQuery } from './schemas/prices-annotations.ts'
import {
  PriceDuration,
  PriceDurationQuery,
  PriceHeatmap,
  PriceHeatmapQuery,
  PriceStats,
  PriceStatsQuery,
} from './schemas/prices-summary.ts'
import { ReceiptList, ReceiptsQuery } from './schemas/receipts.ts'
import { Rows, RowsQuery } from './schemas/rows.ts'
import { SeriesList, SeriesPoints, SeriesPointsQuery, SeriesQuery } from './schemas/series.ts'
import { SqlRequest } from './schemas/sql.ts'
import { ServerStatus } from './schemas/status.ts'
import { StatusEvents, StatusEventsQuery } from './schemas/status-events.ts'
import { Findings, FindingsQuery } from './schemas/status-findings.ts'
import { GapCalendar, GapsQuery } from './schemas/status-gaps.ts'
import { Quarantine, QuarantineQuery } from './schemas/status-quarantine.ts'

/** One resource of the HTTP door, as data: the server, the client and OpenAPI are made from it. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  summary: string
  query?: z.ZodObject
  /** Parameters beside those of `query` are filters on columns. */
  columnFilters?: boolean
  body?: z.ZodType
  response: z.ZodType
  /** Default: Problem, as application/problem+json. */
  error?: z.ZodType
  /** A request that works wherever the dataset is held: path and query. */
  example?: string
  exampleBody?: string
  /** Media types beside `application/json` in which the same answer comes. */
  alsoAs?: readonly string[]
}

const { json: _, ...otherMediaTypes } = ANSWER_MEDIA_TYPES
const alsoAs = Object.values(otherMediaTypes)

export const ROUTES = {
  index: { method: 'GET', path: PATHS.index, summary: 'What there is to ask', response: ApiIndex },
  health: {
    method: 'GET',
    path: PATHS.health,
    summary: 'Whether the server runs, and how fresh its data are',
    response: Health,
  },
  datasets: {
    method: 'GET',
    path: PATHS.datasets,
    summary: 'The catalogue',
    query: DatasetsQuery,
    response: DatasetList,
  },
  dataset: {
    method: 'GET',
    path: PATHS.dataset,
    example: '/api/v1/datasets/ercot.rt_spp',
    summary: 'One dataset with its columns',
    response: DatasetDetail,
  },
  rows: {
    method: 'GET',
    path: PATHS.rows,
    example: '/api/v1/datasets/ercot.rt_spp/rows?settlement_point=HB_NORTH&from=yesterday&limit=4',
    summary: 'Rows of a dataset, now or as of any moment',
    query: RowsQuery,
    columnFilters: true,
    response: Rows,
    alsoAs,
  },
  forecasts: {
    method: 'GET',
    path: PATHS.forecasts,
    summary: 'The datasets that are forecasts',
    response: ForecastList,
  },
  forecast: {
    method: 'GET',
    path: PATHS.forecast,
    example: '/api/v1/forecasts/ercot.wind?posting=at:06&lead_hours=18..42&limit=4',
    summary: 'Rows of a forecast; without a range those that lie ahead of `as_of`, or of now',
    query: RowsQuery,
    columnFilters: true,
    response: Rows,
    alsoAs,
  },
  series: {
    method: 'GET',
    path: PATHS.series,
    example: '/api/v1/series?q=HB_NORTH&limit=4',
    summary: 'The series that the lake has: one quantity of one place each',
    query: SeriesQuery,
    response: SeriesList,
  },
  points: {
    method: 'GET',
    path: PATHS.points,
    example: '/api/v1/series/ercot.rt_spp:price_usd_per_mwh:HB_NORTH?limit=4',
    summary: 'The values of a series, now or as of any moment',
    query: SeriesPointsQuery,
    response: SeriesPoints,
  },
  prices: {
    method: 'GET',
    path: PATHS.prices,
    example: '/api/v1/prices?market=rt&locations=HB_NORTH&from=yesterday&limit=4',
    summary: 'Prices of locations: day-ahead, real-time, spreads, ancillary services, all combined',
    query: PricesQuery,
    response: Prices,
    alsoAs,
  },
  priceStats: {
    method: 'GET',
    path: PATHS.priceStats,
    example: '/api/v1/prices/stats?market=rt&locations=HB_NORTH&from=yesterday',
    summary: 'Prices of a range summed up: mean, quantiles, extremes, hours below zero',
    query: PriceStatsQuery,
    response: PriceStats,
    alsoAs,
  },
  priceHeatmap: {
    method: 'GET',
    path: PATHS.priceHeatmap,
    example: '/api/v1/prices/heatmap?market=da&locations=HB_NORTH&from=yesterday',
    summary: 'Prices by hour of the day and day, or by month',
    query: PriceHeatmapQuery,
    response: PriceHeatmap,
    alsoAs,
  },
  priceDuration: {
    method: 'GET',
    path: PATHS.priceDuration,
    example: '/api/v1/prices/duration?market=rt&locations=HB_NORTH&from=yesterday',
    summary: 'Price-duration curves: for how many hours the price was at least so high',
    query: PriceDurationQuery,
    response: PriceDuration,
    alsoAs,
  },
  priceAnnotations: {
    method: 'GET',
    path: PATHS.priceAnnotations,
    example: '/api/v1/prices/annotations?from=yesterday',
    summary: 'What explains real-time prices of a range: price adders and binding constraints',
    query: PriceAnnotationsQuery,
    response: PriceAnnotations,
  },
  locations: {
    method: 'GET',
    path: PATHS.locations,
    summary: 'The places that the lake has something of',
    query: LocationsQuery,
    response: LocationList,
  },
  authorityClean: {
    method: 'GET',
    path: PATHS.authorityClean,
    example: '/api/v1/balancing-authorities/CISO/clean?load_hours=3',
    summary:
      'Carbon intensity of a balancing authority, past and to come: clean windows, when to start a load, past skill',
    query: CleanQuery,
    response: Clean,
  },
  authorityDucks: {
    method: 'GET',
    path: PATHS.authorityDucks,
    example: '/api/v1/balancing-authorities/CISO/ducks?days=30',
    summary:
      'Days of a balancing authority by how much of a duck their net load is, and why; or one of them, hour by hour',
    query: DucksQuery,
    response: Ducks,
  },
  authority: {
    method: 'GET',
    path: PATHS.authority,
    example: '/api/v1/balancing-authorities/ERCO',
    summary: 'One balancing authority, and what the lake has of it',
    response: AuthoritySummary,
  },
  authorityDemand: {
    method: 'GET',
    path: PATHS.authorityDemand,
    example: '/api/v1/balancing-authorities/ERCO/demand?from=yesterday&to=today',
    summary: 'Demand of a balancing authority beside its day-ahead forecast: hours, days or months',
    query: AuthoritySeriesQuery,
    response: Demand,
  },
  authorityGeneration: {
    method: 'GET',
    path: PATHS.authorityGeneration,
    example: '/api/v1/balancing-authorities/ERCO/generation?from=yesterday&to=today',
    summary: 'Net generation of a balancing authority by energy source: hours, days or months',
    query: AuthoritySeriesQuery,
    response: Generation,
  },
  authorityFuelMix: {
    method: 'GET',
    path: PATHS.authorityFuelMix,
    example: '/api/v1/balancing-authorities/ERCO/fuel-mix',
    summary: 'Output by energy source every five minutes, as the balancing authority itself says, where it does',
    query: FuelMixQuery,
    response: FuelMix,
  },
  authorityInterchange: {
    method: 'GET',
    path: PATHS.authorityInterchange,
    example: '/api/v1/balancing-authorities/CISO/interchange?from=yesterday&to=today',
    summary: 'Interchange of a balancing authority in total and by neighbour: hours, days or months',
    query: AuthoritySeriesQuery,
    response: Interchange,
  },
  authorityFreshness: {
    method: 'GET',
    path: PATHS.authorityFreshness,
    example: '/api/v1/balancing-authorities/ERCO/freshness',
    summary: 'How old each series of a balancing authority is, against the rhythm of its source',
    query: AuthorityFreshnessQuery,
    response: AuthorityFreshness,
  },
  authorityPulse: {
    method: 'GET',
    path: PATHS.authorityPulse,
    example: '/api/v1/balancing-authorities/ERCO/pulse',
    summary: 'A day of a balancing authority: headline, bullets, numbers and hours, every claim with its rows',
    query: PulseQuery,
    response: Pulse,
  },
  authorityCondition: {
    method: 'GET',
    path: PATHS.authorityCondition,
    example: '/api/v1/balancing-authorities/ERCO/condition',
    summary: 'How the grid of a balancing authority stood on a day, in a word, as its energy price adders tell',
    query: ConditionQuery,
    response: Condition,
  },
  authorityChanges: {
    method: 'GET',
    path: PATHS.authorityChanges,
    example: '/api/v1/balancing-authorities/ERCO/changes',
    summary: 'What was different on a day: peak, cleanest hour, ramp and interchange against the same weekdays before',
    query: ChangesQuery,
    response: Changes,
  },
  authorities: {
    method: 'GET',
    path: PATHS.authorities,
    example: '/api/v1/balancing-authorities?has_data=true&limit=4',
    summary: 'Balancing authorities of EIA-930: names, zones, lives, and what the lake has of them',
    query: AuthoritiesQuery,
    response: AuthorityList,
  },
  sql: {
    method: 'POST',
    path: PATHS.sql,
    exampleBody: '{"sql": "SELECT settlement_point, max(price_usd_per_mwh) AS highest FROM ercot.rt_spp GROUP BY ALL"}',
    summary: 'SQL over the views',
    body: SqlRequest,
    response: Rows,
    alsoAs,
  },
  status: {
    method: 'GET',
    path: PATHS.status,
    summary: 'How the server and its lake are doing',
    response: ServerStatus,
  },
  statusEvents: {
    method: 'GET',
    path: PATHS.statusEvents,
    summary: 'What happened to datasets: grown stale, recovered, documents and rows set aside',
    query: StatusEventsQuery,
    response: StatusEvents,
  },
  gaps: {
    method: 'GET',
    path: PATHS.gaps,
    example: '/api/v1/status/ercot.rt_spp/gaps?from=2026-06-09&to=2026-06-11',
    summary: 'In which hours a dataset has rows, now or as of any moment',
    query: GapsQuery,
    response: GapCalendar,
  },
  findings: {
    method: 'GET',
    path: PATHS.findings,
    example: '/api/v1/status/ercot.rt_spp/findings',
    summary: 'What an audit says of the last days of a dataset',
    query: FindingsQuery,
    response: Findings,
  },
  quarantine: {
    method: 'GET',
    path: PATHS.quarantine,
    summary: 'Documents and rows that could not be taken as they came',
    query: QuarantineQuery,
    response: Quarantine,
  },
  receipts: {
    method: 'GET',
    path: PATHS.receipts,
    example: '/api/v1/datasets/ercot.rt_spp/receipts?limit=4',
    summary: 'The documents that the rows of a dataset came from',
    query: ReceiptsQuery,
    response: ReceiptList,
  },
  openapi: {
    method: 'GET',
    path: PATHS.openapi,
    summary: 'This description',
    response: z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document.'),
  },
  originalPrices: {
    method: 'GET',
    path: PATHS.originalPrices,
    example: '/api/prices?start_date=yesterday&end_date=today&hubs=HB_NORTH&price_type=real_time',
    summary: 'Prices side by side, as the ERCOT price service gave them',
    query: OriginalPricesQuery,
    response: OriginalPrices,
    error: OriginalError,
  },
  originalHubs: {
    method: 'GET',
    path: PATHS.originalHubs,
    summary: 'The hubs, load zones and DC ties that have prices, as the ERCOT price service listed them',
    response: OriginalHubs,
    error: OriginalError,
  },
  originalHealth: {
    method: 'GET',
    path: PATHS.originalHealth,
    summary: 'Whether the server runs, as the ERCOT price service said it',
    response: OriginalHealth,
    error: OriginalError,
  },
} as const satisfies Record<string, Route>
