import type { AuthoritySummary } from '../state/authority-summary.ts'
import type { Preferences } from '../state/preferences.ts'
import type { Range, UrlState, ZoneChoice } from '../state/url-state.ts'
import type { FreshnessPill } from './freshness-pills.server.ts'

/** What the shell shows around every page. */
export interface ShellData {
  version: string
  simulated: boolean
  preferences: Preferences
  path: string
  state: UrlState
  ba: string
  authorities: readonly AuthoritySummary[]
  zones: readonly ZoneOption[]
  /** IANA zone that times are shown in. */
  zone: string
  /** `Fri, Nov 20, 06:15 CST`: when the server made the page. */
  now: string
  period: PeriodControl
  asOf: AsOfControl
  trouble: string | undefined
  pills: readonly FreshnessPill[]
}

export interface ZoneOption {
  choice: ZoneChoice
  label: string
  /** `CDT`. */
  abbreviation: string
  current: boolean
}

/** Days as the date inputs hold them. */
export interface PeriodControl {
  /** IANA zone of the market, whose days these are. */
  zone: string
  today: string
  /** Of `?date=`, else today. */
  date: string
  previousDate: string
  /** Undefined: it has not begun. */
  nextDate: string | undefined
  /** `Fri, Nov 20`. */
  dateText: string
  range: Range | undefined
  rangeText: string
  /** Of `from` and `to`, where they are chosen. */
  from: string
  to: string
}

export interface AsOfControl {
  /** Set when a past moment is shown: `Tue, Jun 9, 18:00 CDT`. */
  text: string | undefined
  refusal: string | undefined
  /** For the datetime-local input, in the market's zone. */
  value: string
  latest: string
  zoneLabel: string
  moments: readonly { label: string; asOf: string | undefined; current: boolean }[]
  /** How far play goes at a time, in words. */
  step: string
  previous: string
  /** Undefined: the next step would lie ahead of now. */
  next: string | undefined
}
