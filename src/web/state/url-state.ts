import { isDateText } from './date-text.ts'
import { codecOf, type Field, listField, numberField, optionField, textField } from './url-field.ts'

export const RANGES = ['today', 'yesterday', '7d', '30d', '60d', '90d', '1y'] as const
export const INTERVALS = ['5m', '15m', '1h', '1d', '1M'] as const
export const ZONE_CHOICES = ['market', 'utc', 'mine'] as const
export const MARKETS = ['rt', 'da', 'spread', 'as'] as const
export const FACTORS = ['direct', 'lifecycle'] as const
/** Hours that power is traded in, and all that are not on-peak. */
export const BLOCK_CHOICES = ['5x16', '2x16', '7x8', 'off'] as const

export type Range = (typeof RANGES)[number]
export type IntervalStep = (typeof INTERVALS)[number]
export type ZoneChoice = (typeof ZONE_CHOICES)[number]

/** All that an address chooses. Undefined, or an empty list: the page's default. Dates and moments are kept as they stand in the address. */
export interface UrlState {
  /** Code of a balancing authority; in `/ba/:ba` it stands in the path. Not known to exist. */
  ba: string | undefined
  /** A day of the authority: `2024-03-10`. */
  date: string | undefined
  range: Range | undefined
  /** First and last day (`2024-03-10`), or a moment (`2024-03-10T06:00`); a day at the end is included. */
  from: string | undefined
  to: string | undefined
  int: IntervalStep | undefined
  tz: ZoneChoice | undefined
  as_of: string | undefined
  view: string | undefined
  /** Series. */
  s: readonly string[]
  hide: readonly string[]
  cmp: string | undefined
  y: string | undefined
  market: (typeof MARKETS)[number] | undefined
  block: (typeof BLOCK_CHOICES)[number] | undefined
  factors: (typeof FACTORS)[number] | undefined
  /** Length of a load. */
  hours: number | undefined
  /** Hours looked ahead. */
  horizon: number | undefined
  q: string | undefined
  sql: string | undefined
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i
const isDateOrMoment = (text: string): boolean => isDateText(text) || isDateText(MOMENT.exec(text)?.[1] ?? '')
const isWord = (text: string): boolean => /^[\w.:-]{1,60}$/.test(text)

const FIELDS: { readonly [Name in keyof UrlState]: Field<UrlState[Name]> } = {
  ba: textField(
    (text) => /^[A-Z0-9]{2,8}$/.test(text),
    (text) => text.toUpperCase(),
  ),
  date: textField(isDateText),
  range: optionField(RANGES),
  from: textField(isDateOrMoment),
  to: textField(isDateOrMoment),
  int: optionField(INTERVALS),
  tz: optionField(ZONE_CHOICES),
  // Whether it is a moment is judged, and told, where the clock is known.
  as_of: textField((text) => text.length <= 100),
  view: textField(isWord),
  s: listField(200),
  hide: listField(200),
  cmp: textField(isWord),
  y: textField(isWord),
  market: optionField(MARKETS),
  block: optionField(BLOCK_CHOICES),
  factors: optionField(FACTORS),
  hours: numberField(1, 48),
  horizon: numberField(24, 48),
  q: textField((text) => text.length <= 200),
  sql: textField((text) => text.length <= 20_000),
}

const codec = codecOf<UrlState>(FIELDS)
const BA_PATH = /^\/ba\/([^/]+)/

/** What an address chooses. Never throws: what it cannot read counts as not chosen. */
export function readUrlState(url: URL): UrlState {
  const state = codec.read(url.searchParams)
  const inPath = BA_PATH.exec(url.pathname)?.[1]
  return inPath === undefined ? state : { ...state, ba: FIELDS.ba.read([inPath]) }
}

/** The address of `path` with what `patch` chooses; to keep the rest: `writeUrl(path, { ...page.state, date })`. */
export function writeUrl(path: string, patch: Partial<UrlState>): string {
  const query = codec.write(BA_PATH.test(path) ? { ...patch, ba: undefined } : patch).toString()
  return query === '' ? path : `${path}?${query}`
}

/** Name and value of each hidden input of a GET form that keeps what `patch` chooses. */
export function hiddenFields(patch: Partial<UrlState>): readonly (readonly [string, string])[] {
  return [...codec.write(patch)]
}
