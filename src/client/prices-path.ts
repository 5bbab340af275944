import type { AnswerFormat } from '../contract/answer-format.ts'
import { PATHS } from '../contract/paths.ts'
import type { Block } from '../core/time/block.ts'
import type { Moment, RemoteTruth } from './remote-truth.ts'

/** Prices of locations in a market; intervals that start in `[from, to)`, dates are market days. Without a range: today. */
export interface RemotePricesQuestion extends RemoteTruth {
  /** Settlement points; of `as` services, by default all. */
  locations?: readonly string[]
  /** Default `rt`. */
  market?: 'da' | 'rt' | 'spread' | 'as' | 'combined'
  from?: Moment
  to?: Moment
  /** Default: the market's own; longer ones have means. */
  interval?: 'PT15M' | 'PT1H' | 'P1D'
  blocks?: readonly Block[]
  /** Settlement point type of real-time prices, `LZEW`. */
  locationType?: string
  columns?: readonly string[]
  /** For pictures: about so many rows of each location, the lowest and the highest of each stretch of time. */
  points?: number
  /** A page of so many rows; `meta.next_cursor` leads to the next one. */
  limit?: number
  cursor?: string
}

/** Prices summed up. */
export type RemotePriceSummaryQuestion = Omit<
  RemotePricesQuestion,
  'market' | 'columns' | 'points' | 'limit' | 'cursor'
> & {
  market?: 'da' | 'rt' | 'spread'
}

export interface RemotePriceStatsQuestion extends RemotePriceSummaryQuestion {
  /** How many of the highest and of the lowest intervals are listed. Default 10. */
  top?: number
}

export interface RemotePriceHeatmapQuestion extends RemotePriceSummaryQuestion {
  /** Default `day`. */
  by?: 'day' | 'month'
  /** IANA name of the zone whose days, months and hours they are. Default: the market's. */
  zone?: string
}

export interface RemotePriceDurationQuestion extends RemotePriceSummaryQuestion {
  /** Default `range`: one curve a location. */
  by?: 'range' | 'year'
  points?: number
  thresholdsUsdPerMwh?: readonly number[]
}

/** What explains prices: adders above a floor, the constraints with the highest shadow prices. */
export interface RemoteAnnotationsQuestion extends RemoteTruth {
  from?: Moment
  to?: Moment
  /** Default 1. */
  floorUsdPerMwh?: number
  /** How many. Default 8. */
  constraints?: number
}

/** Which locations are listed. */
export interface RemoteLocationFilter {
  /** What the name has in it. */
  q?: string
  kind?: string
  dataset?: string
  limit?: number
}

/** Where a prices question is answered. */
export function pricesPath(question: RemotePricesQuestion, format?: AnswerFormat): string {
  return withParameters(PATHS.prices, {
    ...askedParameters(question),
    columns: question.columns?.join(','),
    points: question.points?.toString(),
    limit: question.limit?.toString(),
    cursor: question.cursor,
    format,
  })
}

export const priceStatsPath = ({ top, ...question }: RemotePriceStatsQuestion, format?: AnswerFormat): string =>
  withParameters(PATHS.priceStats, { ...askedParameters(question), top: top?.toString(), format })

export const priceHeatmapPath = (
  { by, zone, ...question }: RemotePriceHeatmapQuestion,
  format?: AnswerFormat,
): string => withParameters(PATHS.priceHeatmap, { ...askedParameters(question), by, zone, format })

export function priceDurationPath(question: RemotePriceDurationQuestion, format?: AnswerFormat): string {
  const { by, points, thresholdsUsdPerMwh, ...rest } = question
  const thresholds = thresholdsUsdPerMwh?.join(',')
  return withParameters(PATHS.priceDuration, {
    ...askedParameters(rest),
    by,
    points: points?.toString(),
    thresholds,
    format,
  })
}

export const annotationsPath = ({ floorUsdPerMwh, constraints, ...rest }: RemoteAnnotationsQuestion): string =>
  withParameters(PATHS.priceAnnotations, {
    ...askedParameters(rest),
    floor: floorUsdPerMwh?.toString(),
    constraints: constraints?.toString(),
  })

/** What every question about prices may say. */
function askedParameters(question: RemotePricesQuestion): Readonly<Record<string, string | undefined>> {
  const { locations, market, from, to, interval, blocks, locationType, asOf, knownAt, basis } = question
  return {
    locations: locations?.join(','),
    market,
    from: from?.toString(),
    to: to?.toString(),
    interval,
    block: blocks?.join(','),
    location_type: locationType,
    as_of: asOf?.toString(),
    known_at: knownAt?.toString(),
    basis,
  }
}

/** Where locations are listed. */
export const locationsPath = ({ q, kind, dataset, limit }: RemoteLocationFilter): string =>
  withParameters(PATHS.locations, { q, kind, dataset, limit: limit?.toString() })

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${path}?${new URLSearchParams(given)}`
}
