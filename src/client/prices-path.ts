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
  /** A page of so many rows; `meta.next_cursor` leads to the next one. */
  limit?: number
  cursor?: string
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
  const { locations, market, from, to, interval, blocks, locationType, columns, asOf, knownAt, basis } = question
  return withParameters(PATHS.prices, {
    locations: locations?.join(','),
    market,
    from: from?.toString(),
    to: to?.toString(),
    interval,
    block: blocks?.join(','),
    location_type: locationType,
    columns: columns?.join(','),
    as_of: asOf?.toString(),
    known_at: knownAt?.toString(),
    basis,
    limit: question.limit?.toString(),
    cursor: question.cursor,
    format,
  })
}

/** Where locations are listed. */
export const locationsPath = ({ q, kind, dataset, limit }: RemoteLocationFilter): string =>
  withParameters(PATHS.locations, { q, kind, dataset, limit: limit?.toString() })

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${path}?${new URLSearchParams(given)}`
}
