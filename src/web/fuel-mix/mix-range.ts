import type { IntervalStep, UrlState } from '../state/url-state.ts'

/** Steps of the fuel mix: those in which EIA-930 can be told. */
export const MIX_STEPS = ['1h', '1d', '1M'] as const satisfies readonly IntervalStep[]
export type MixStep = (typeof MIX_STEPS)[number]

export interface MixRange {
  /** First and last day, both included. */
  firstDate: Temporal.PlainDate
  lastDate: Temporal.PlainDate
  from: Temporal.Instant
  to: Temporal.Instant
  days: number
  step: MixStep
  /** The steps that such a range can be told in. */
  steps: readonly MixStep[]
  /** `The last 7 days`. */
  label: string
}

const DAYS = { today: 1, yesterday: 1, '7d': 7, '30d': 30, '60d': 60, '90d': 90, '1y': 365 } as const
const LABELS = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'The last 7 days',
  '30d': 'The last 30 days',
  '60d': 'The last 60 days',
  '90d': 'The last 90 days',
  '1y': 'The last year',
} as const

/** More days than this cannot be told by the hour: hours would be narrower than a pixel. */
const MOST_HOURLY_DAYS = 31
const MOST_DAYS = 4000

/** The local days that an address chooses; by default the last seven. */
export function mixRange(state: UrlState, moment: Temporal.Instant, zone: string): MixRange {
  const today = moment.toZonedDateTimeISO(zone).toPlainDate()
  const { firstDate, lastDate, label } = state.from === undefined ? preset(state, today) : custom(state, today)
  const days = firstDate.until(lastDate).days + 1
  const steps = MIX_STEPS.filter((step) =>
    step === '1h' ? days <= MOST_HOURLY_DAYS : step === '1d' ? true : days > 31,
  )
  const asked = steps.find((step) => step === state.int)
  return {
    firstDate,
    lastDate,
    from: firstDate.toZonedDateTime(zone).toInstant(),
    to: lastDate.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
    days,
    step: asked ?? (days <= 14 ? '1h' : days <= 400 ? '1d' : '1M'),
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
  return { firstDate: bounded, lastDate, label: `${bounded} to ${lastDate}` }
}

/** As the API names the step. */
export const apiInterval = (step: MixStep): 'PT1H' | 'P1D' | 'P1M' =>
  (({ '1h': 'PT1H', '1d': 'P1D', '1M': 'P1M' }) as const)[step]
