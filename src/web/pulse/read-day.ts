import { dateText } from '../state/date-text.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import type { DayLink } from './day-view.ts'

/** `Wed, Jun 10`, with the year where it is not this one. */
export function dayText(date: string, now: Temporal.Instant): string {
  const day = Temporal.PlainDate.from(date)
  const text = dateText(day)
  return day.year === now.toZonedDateTimeISO('UTC').year ? text : `${text}, ${day.year}`
}

/** `Wednesday, June 10, 2026`. */
export const longDayText = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
  })

/** The page of another day, all else as it is. */
export function dayLink(page: PageContext, code: string, date: string | null): DayLink | undefined {
  if (date === null) return undefined
  return { label: dayText(date, page.now), href: dayHref(page, code, date) }
}

export const dayHref = ({ state }: PageContext, code: string, date: string | undefined): string =>
  writeUrl(`/ba/${code}`, { ...state, ba: undefined, date })
