import type { IntervalStep, UrlState } from '../state/url-state.ts'

/** Steps in which EIA-930 can be told. */
export const EIA_STEPS = ['1h', '1d', '1M'] as const satisfies readonly IntervalStep[]
export type EiaStep = (typeof EIA_STEPS)[number]
/** `5m`: as the authority itself says it. */
export type MixStep = EiaStep | '5m'

export interface MixRange {
  /** First and last day, both included. */
  firstDate: Temporal.PlainDate
  lastDate: Temporal.PlainDate
  from: Temporal.Instant
  to: Temporal.Instant
  days: number
  step: MixStep
  /** The steps that EIA's hours can be told in. */
  steps: readonly EiaStep[]
  /** `the last 7 days`, `Nov 2 to Nov 4, 2024`. */
  label: string
}

const DAYS = { today: 1, yesterday: 1, '7d': 7, '30d': 30, '60d': 60, '90d': 90, '1y': 365 } as const
const LABELS = {
  today: 'today',
  yesterday: 'yesterday',
  '7d': 'the last 7 days',
  '30d': 'the last 30 days',
  '60d': 'the last 60 days',
  '90d': 'the last 90 days',
  '1y': 'the last year',
} as const

/** More days than this cannot be told by the hour: hours would be narrower than a pixel. */
const MOST_HOURLY_DAYS = 31
const MOST_DAYS = 4000
/** Of five minutes more would be narrower than a pixel. */
const MOST_FINE_DAYS = 2

/** The local days that an address chooses; by default the last seven. `canBeFine`: in five minutes too, then the last two of them. */
export function mixRange(
  state: UrlState,
  moment: Temporal.Instant,
  zone: string,
  { canBeFine = false } = {},
): MixRange {
  const today = moment.toZonedDateTimeISO(zone).toPlainDate()
  const chosen = state.from === undefined ? preset(state, today) : custom(state, today)
  const isFine = canBeFine && state.int === '5m'
  const { firstDate, lastDate, label } = isFine ? lastOf(chosen, today) : chosen
  const days = firstDate.until(lastDate).days + 1
  const steps = EIA_STEPS.filter((step) =>
    step === '1h' ? days <= MOST_HOURLY_DAYS : step === '1d' ? true : days > 31,
  )
  const asked = steps.find((step) => step === state.int)
  return {
    firstDate,
    lastDate,
    from: firstDate.toZonedDateTime(zone).toInstant(),
    to: lastDate.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
    days,
    step: isFine ? '5m' : (asked ?? (days <= 14 ? '1h' : days <= 400 ? '1d' : '1M')),
    steps,
    label,
  }
}

type Dates = Pick<MixRange, 'firstDate' | 'lastDate' | 'label'>

function preset({ range = '7d' }: UrlState, today: Temporal.PlainDate): Dates {
  const lastDate = range === 'yesterday' ? today.subtract({ days: 1 }) : today
  return { firstDate: lastDate.subtract({ days: DAYS[range] - 1 }), lastDate, label: LABELS[range] }
}

function custom({ from = '', to }: UrlState, today: Temporal.PlainDate): Dates {
  const first = Temporal.PlainDate.from(from.slice(0, 10))
  const last = to === undefined ? today : Temporal.PlainDate.from(to.slice(0, 10))
  const [firstDate, lastDate] = Temporal.PlainDate.compare(first, last) <= 0 ? [first, last] : [last, first]
  const bounded = firstDate.until(lastDate).days < MOST_DAYS ? firstDate : lastDate.subtract({ days: MOST_DAYS })
  return { firstDate: bounded, lastDate, label: datesText(bounded, lastDate) }
}

/** The last days of a range, as many as can be told by five minutes. */
function lastOf(dates: Dates, today: Temporal.PlainDate): Dates {
  const first = dates.lastDate.subtract({ days: MOST_FINE_DAYS - 1 })
  if (Temporal.PlainDate.compare(first, dates.firstDate) <= 0) return dates
  const isLast = dates.lastDate.equals(today)
  return {
    firstDate: first,
    lastDate: dates.lastDate,
    label: isLast ? `the last ${MOST_FINE_DAYS} days` : datesText(first, dates.lastDate),
  }
}

/** `Nov 3, 2024`, `Nov 2 to Nov 4, 2024`. */
export function datesText(first: Temporal.PlainDate, last: Temporal.PlainDate): string {
  const text = (date: Temporal.PlainDate, withYear: boolean) =>
    date.toLocaleString('en-US', { month: 'short', day: 'numeric', ...(withYear ? { year: 'numeric' } : {}) })
  if (first.equals(last)) return text(last, true)
  return `${text(first, first.year !== last.year)} to ${text(last, true)}`
}

/** As the API names the step. */
export const apiInterval = (step: EiaStep): 'PT1H' | 'P1D' | 'P1M' =>
  (({ '1h': 'PT1H', '1d': 'P1D', '1M': 'P1M' }) as const)[step]
