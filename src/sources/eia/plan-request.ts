import { GridlakeError } from '../../core/errors.ts'
import type { Binding } from '../../datasets/dataset.ts'

export type EiaBinding = Extract<Binding, { via: 'eia' }>

/** One question to the EIA v2 API, in its own words and without a key. */
export interface EiaRequest {
  /** `/v2/electricity/rto/region-data/data/` */
  command: string
  params: {
    frequency: 'hourly'
    data: readonly string[]
    facets: Readonly<Record<string, readonly string[]>>
    /** Labels of the first and the last hour, both included. */
    start: string
    end: string
    sort: readonly { column: string; direction: 'asc' }[]
    length: number
  }
}

/** The API sends no more rows than this at once. */
const PAGE_ROWS = 5000

/**
 * The question for the hours of `[from, to)`. A period names the UTC hour that ends there and `end` is included, as an hour and
 * not as a day (`end=2024-01-07` is the hour ending at its T00): so the hours from `from` to `to` are the labels from one
 * hour after `from` to `to` itself. Errors: `usage.invalid_argument` for a range that is empty or not of whole hours.
 */
export function planRequest(
  binding: EiaBinding,
  range: { from: Temporal.Instant; to: Temporal.Instant; facets?: EiaRequest['params']['facets'] },
): EiaRequest {
  const { from, to, facets } = range
  if (!isWholeHour(from) || !isWholeHour(to) || Temporal.Instant.compare(from, to) >= 0) {
    throw new GridlakeError('usage.invalid_argument', `${from} to ${to} is not a range of whole hours`, {
      hint: 'give a start before its end, both on the hour',
      context: { from: from.toString(), to: to.toString() },
    })
  }
  return {
    command: `/v2/${binding.route}/data/`,
    params: {
      frequency: 'hourly',
      data: ['value'],
      facets: { ...binding.facets, ...facets },
      start: toPeriod(from.add({ hours: 1 })),
      end: toPeriod(to),
      sort: binding.sort.map((column) => ({ column, direction: 'asc' })),
      length: PAGE_ROWS,
    },
  }
}

/** The address of one page. The key is in it: never log or store it as it is. */
export function toPageUrl(
  baseUrl: string,
  { command, params }: EiaRequest,
  offset: number,
  apiKey: string | undefined,
): string {
  const query: [string, string][] = [
    ['frequency', params.frequency],
    ...params.data.map((column, index): [string, string] => [`data[${index}]`, column]),
    ...Object.entries(params.facets).flatMap(([facet, values]) =>
      values.map((value): [string, string] => [`facets[${facet}][]`, value]),
    ),
    ['start', params.start],
    ['end', params.end],
    ...params.sort.flatMap(({ column, direction }, index): [string, string][] => [
      [`sort[${index}][column]`, column],
      [`sort[${index}][direction]`, direction],
    ]),
    ['offset', String(offset)],
    ['length', String(params.length)],
    ...(apiKey === undefined ? [] : [['api_key', apiKey] satisfies [string, string]]),
  ]
  const text = query.map(
    ([name, value]) =>
      `${encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encodeURIComponent(value)}`,
  )
  return `${baseUrl.replace(/\/+$/, '')}${command}?${text.join('&')}`
}

const isWholeHour = (at: Temporal.Instant): boolean => at.epochNanoseconds % 3_600_000_000_000n === 0n

const toPeriod = (at: Temporal.Instant): string => at.toString().slice(0, 13)
